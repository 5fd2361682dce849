import { createMiddleware } from "hono/factory";
import { DomainError } from "../kernel/errors.ts";
import { recordDenial } from "../modules/identity/index.ts";
import type { UserContext } from "../platform/context.ts";
import type { HttpEnv } from "./http-env.ts";
import { routeOf } from "./route-of.ts";

/** The organization that a thing belongs to, by its id. */
type FindOrganization = (request: {
  ctx: UserContext;
  entityId: string;
}) => Promise<string | undefined>;

const entityInPath = /\/([a-z]{3}_[0-9a-z]{26})(?=\/|$)/;

/** Has what a caller was forbidden noted, after the answer. */
export function recordDenials(findOrganizationOf: FindOrganization) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    await next();
    const { error } = c;
    const user: UserContext | undefined = c.var.user;
    if (user === undefined || !(error instanceof DomainError) || error.code !== "FORBIDDEN") return;
    const { method, path } = c.req;
    const note = async () => {
      const entityId = path.match(entityInPath)?.[1];
      const organizationId =
        entityId === undefined ? undefined : await findOrganizationOf({ ctx: user, entityId });
      const route = routeOf(c);
      const input = { organizationId, method, route, entityId, details: error.details };
      await recordDenial({ ctx: user, input });
    };
    user.defer(note());
  });
}
