import { assertCan } from "../../../kernel/access.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import { pokeRoom } from "../drafts/index.ts";
import { deleteApprovals } from "./repo.ts";

interface WithdrawApproval {
  ctx: UserContext;
  input: { docId: string };
}

/** Takes the caller's approvals of a document back; versions that are published keep theirs. */
export async function withdrawApproval({ ctx, input }: WithdrawApproval): Promise<void> {
  const document = await getDocument({ ctx, input });
  assertCan(document.role, "version.approve");
  await deleteApprovals(
    ctx.db,
    {
      organizationId: document.organizationId,
      documentId: document.id,
      userId: ctx.actor.userId,
    },
    auditRow(ctx, {
      organizationId: document.organizationId,
      action: "draft.approval_withdrawn",
      entityType: "document",
      entityId: document.id,
    }),
  );
  pokeRoom(ctx, document.id, { type: "approvals.changed" });
}
