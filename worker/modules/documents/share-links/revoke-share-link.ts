import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { findLink, revokeLinkRow } from "./repo.ts";

interface RevokeShareLink {
  ctx: UserContext;
  input: { linkId: string };
}

/** Ends a link for good; whoever opens it from now on is told so. */
export async function revokeShareLink({ ctx, input }: RevokeShareLink): Promise<void> {
  const link = await findLink(ctx.db, ctx.actor.userId, input.linkId);
  if (link === undefined) throw new NotFoundError("link");
  assertCan(link.role, "version.share");
  const { id, organizationId } = link;
  await revokeLinkRow(
    ctx.db,
    { id, organizationId, revokedAt: ctx.now.toISOString() },
    auditRow(ctx, {
      organizationId,
      action: "version.share_revoked",
      entityType: "version",
      entityId: link.versionId,
      data: { linkId: id },
    }),
  );
}
