import { assertCan } from "../../../kernel/access.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getOrganization } from "../organizations/get-organization.ts";
import type { ListInvitationsQuery } from "./contract.ts";
import { selectInvitations } from "./repo.ts";

interface ListInvitations {
  ctx: UserContext;
  input: ListInvitationsQuery & { organizationId: string };
}

/** A page of the invitations that wait for an answer, the newest first. */
export async function listInvitations({ ctx, input }: ListInvitations) {
  const { organizationId, cursor, limit } = input;
  const after = decodeCursor(cursor, "time");
  const now = ctx.now.toISOString();
  const [organization, rows] = await Promise.all([
    getOrganization({ ctx, input }),
    selectInvitations(ctx.db, { organizationId, now, after, limit }),
  ]);
  assertCan(organization.role, "member.manage");
  return toPage(rows, limit, (row) => [row.createdAt, row.id]);
}
