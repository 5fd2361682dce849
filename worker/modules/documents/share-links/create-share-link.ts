import { assertCan } from "../../../kernel/access.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertSwitchedOn } from "../../../platform/switches/assert-switched-on.ts";
import { getVersion } from "../versions/index.ts";
import type { CreateShareLinkRequest } from "./contract.ts";
import { insertLink } from "./repo.ts";
import { newToken } from "./token.ts";

interface CreateShareLink {
  ctx: UserContext;
  input: CreateShareLinkRequest & { versionId: string };
}

/** Makes a public address of a version; its token is answered this once and kept as a hash. */
export async function createShareLink({ ctx, input }: CreateShareLink) {
  await assertSwitchedOn(ctx, "sharing");
  const version = await getVersion({ ctx, input });
  assertCan(version.role, "version.share");
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && Date.parse(expiresAt) <= ctx.now.getTime()) {
    throw new DomainError("VALIDATION_FAILED", "The link would have expired already.", {
      issues: [{ path: "body.expiresAt", code: "in_the_past", message: "must be in the future" }],
    });
  }
  const token = newToken();
  const link = {
    id: newId("shareLink"),
    versionId: version.id,
    indexable: input.indexable ?? false,
    expiresAt,
    createdAt: ctx.now.toISOString(),
    revokedAt: null,
  };
  const { organizationId } = version;
  const name = await insertLink(
    ctx.db,
    { ...link, organizationId, tokenHash: await sha256Hex(token), createdBy: ctx.actor.userId },
    auditRow(ctx, {
      organizationId,
      action: "version.shared",
      entityType: "version",
      entityId: version.id,
      data: { linkId: link.id, expiresAt, indexable: link.indexable },
    }),
  );
  return { ...link, createdBy: { id: ctx.actor.userId, name }, token };
}
