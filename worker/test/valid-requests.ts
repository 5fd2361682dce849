import { accountRequests } from "./requests/account-requests.ts";
import { administrationRequests } from "./requests/administration-requests.ts";
import { documentRequests } from "./requests/document-requests.ts";
import { organizationRequests } from "./requests/organization-requests.ts";
import type { Requests } from "./requests/request.ts";
import { versionRequests } from "./requests/version-requests.ts";
import { wayInRequests } from "./requests/way-in-requests.ts";

/** A request that every route accepts from its caller or an owner, with resources of its own. */
export const validRequests: Requests = {
  ...accountRequests,
  ...wayInRequests,
  ...organizationRequests,
  ...administrationRequests,
  ...versionRequests,
  ...documentRequests,
};
