import { assertCanChange } from "../../../kernel/access.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { pokeRoom, readDraft } from "../drafts/index.ts";
import { insertApproval } from "./repo.ts";

interface ApproveDraft {
  ctx: UserContext;
  input: { docId: string; contentHash: string };
}

/**
 * Approves the draft's text that the caller has read; PRECONDITION_FAILED when it is another one by
 * now. Approving twice is approving once.
 */
export async function approveDraft({ ctx, input }: ApproveDraft): Promise<void> {
  const { document, state } = await readDraft({ ctx, input });
  assertCanChange(document, "version.approve");
  const contentHash = await sha256Hex(state.content);
  if (contentHash !== input.contentHash) {
    throw new DomainError(
      "PRECONDITION_FAILED",
      "The draft has changed since you read it. Read it again, then approve it.",
      { contentHash },
    );
  }
  if (state.content.trim() === "") {
    throw new DomainError("CONFLICT", "The draft is empty: there is nothing to approve yet.");
  }
  await insertApproval(
    ctx.db,
    {
      organizationId: document.organizationId,
      documentId: document.id,
      contentHash,
      userId: ctx.actor.userId,
      approvedAt: ctx.now.toISOString(),
    },
    auditRow(ctx, {
      organizationId: document.organizationId,
      action: "draft.approved",
      entityType: "document",
      entityId: document.id,
      data: { contentHash },
    }),
  );
  pokeRoom(ctx, document.id, { type: "approvals.changed" });
}
