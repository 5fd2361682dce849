import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { OrganizationParams } from "../organizations/contract.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import {
  AcceptedInvitation,
  CreateInvitationRequest,
  Invitation,
  InvitationOffer,
  InvitationPage,
  InvitationParams,
  InvitationTokenParams,
  ListInvitationsQuery,
} from "./contract.ts";
import { createInvitation } from "./create-invitation.ts";
import { declineInvitation } from "./decline-invitation.ts";
import { getInvitationOffer } from "./get-invitation-offer.ts";
import { listInvitations } from "./list-invitations.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const tags = ["Organizations"];

const listInvitationsRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/invitations",
  operationId: "listInvitations",
  summary: "List the invitations that wait for an answer",
  tags,
  ...access("member.manage"),
  request: { params: OrganizationParams, query: ListInvitationsQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", InvitationPage),
    ...errorResponses("VALIDATION_FAILED", ...rowErrors, "FORBIDDEN"),
  },
});

const createInvitationRoute = createRoute({
  method: "post",
  path: "/orgs/{organizationId}/invitations",
  operationId: "createInvitation",
  summary: "Invite somebody by e-mail; an open invitation to the same address is replaced",
  tags,
  ...access("member.manage"),
  request: { params: OrganizationParams, body: jsonBody(CreateInvitationRequest) },
  responses: {
    201: jsonAnswer("Invited; a mail is on its way.", Invitation),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const revokeInvitationRoute = createRoute({
  method: "delete",
  path: "/orgs/{organizationId}/invitations/{invitationId}",
  operationId: "revokeInvitation",
  summary: "Take an invitation back",
  tags,
  ...access("member.manage"),
  request: { params: InvitationParams },
  responses: {
    204: { description: "Revoked." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

const getInvitationOfferRoute = createRoute({
  method: "get",
  path: "/invitations/{token}",
  operationId: "getInvitationOffer",
  summary: "Read what an invitation's link offers",
  tags,
  ...access("public"),
  request: { params: InvitationTokenParams },
  responses: {
    200: jsonAnswer("The offer.", InvitationOffer),
    ...errorResponses("NOT_FOUND"),
  },
});

const acceptInvitationRoute = createRoute({
  method: "post",
  path: "/invitations/{token}/accept",
  operationId: "acceptInvitation",
  summary: "Accept an invitation to one's own e-mail address",
  tags,
  ...access("signed-in"),
  request: { params: InvitationTokenParams },
  responses: {
    200: jsonAnswer("Joined.", AcceptedInvitation),
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

const declineInvitationRoute = createRoute({
  method: "post",
  path: "/invitations/{token}/decline",
  operationId: "declineInvitation",
  summary: "Decline an invitation",
  tags,
  ...access("public"),
  request: { params: InvitationTokenParams },
  responses: {
    204: { description: "Declined." },
    ...errorResponses("NOT_FOUND"),
  },
});

export const invitationRoutes = createRouter()
  .openapi(listInvitationsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(InvitationPage.parse(await listInvitations({ ctx: c.var.user, input })), 200);
  })
  .openapi(createInvitationRoute, async (c) => {
    const address = clientAddress(c.req.raw);
    const input = { ...c.req.valid("param"), ...c.req.valid("json"), address };
    return c.json(Invitation.parse(await createInvitation({ ctx: c.var.user, input })), 201);
  })
  .openapi(revokeInvitationRoute, async (c) => {
    await revokeInvitation({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  })
  .openapi(getInvitationOfferRoute, async (c) => {
    const offer = await getInvitationOffer({ ctx: c.var.ctx, input: c.req.valid("param") });
    return c.json(InvitationOffer.parse(offer), 200);
  })
  .openapi(acceptInvitationRoute, async (c) => {
    const accepted = await acceptInvitation({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(AcceptedInvitation.parse(accepted), 200);
  })
  .openapi(declineInvitationRoute, async (c) => {
    await declineInvitation({ ctx: c.var.ctx, input: c.req.valid("param") });
    return c.body(null, 204);
  });
