import { assertCanChange } from "../../../kernel/access.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { findApprovalState, missingApprovals } from "../approvals/index.ts";
import { pokeRoom, readDraft } from "../drafts/index.ts";
import type { PublishDraftRequest, Version } from "./contract.ts";
import { presentApproval } from "./present-version.ts";
import { insertNextVersion } from "./repo.ts";

interface PublishDraft {
  ctx: UserContext;
  input: PublishDraftRequest & { docId: string };
}

/**
 * Freezes the live text as the document's next version. CONFLICT while there is no text, or while
 * approvals of exactly this text are missing: the database compares the hash of what it stores.
 */
export async function publishDraft({ ctx, input }: PublishDraft): Promise<Version> {
  const { document, state } = await readDraft({ ctx, input });
  assertCanChange(document, "version.publish");
  if (state.content.trim() === "") {
    throw new DomainError("CONFLICT", "The draft is empty. Write or generate it, then publish.");
  }

  const version = {
    id: newId("version"),
    documentId: document.id,
    label: input.label || null,
    notes: input.notes || null,
    contentHash: await sha256Hex(state.content),
    publishedAt: ctx.now.toISOString(),
  };
  const published = await insertNextVersion(
    ctx.db,
    {
      ...version,
      organizationId: document.organizationId,
      content: state.content,
      publishedBy: ctx.actor.userId,
      diagrams: input.diagrams ?? [],
    },
    auditRow(ctx, {
      organizationId: document.organizationId,
      action: "version.published",
      entityType: "version",
      entityId: version.id,
      data: { documentId: document.id, contentHash: version.contentHash },
    }),
  );
  if (published === undefined) {
    throw await approvalsMissing(ctx, document.id, version.contentHash);
  }
  pokeRoom(ctx, document.id, { type: "versions.changed" });
  const { number, publisherName } = published;
  return {
    ...version,
    number,
    publishedBy: { id: ctx.actor.userId, name: publisherName },
    approvals: published.approvals.map(presentApproval),
  };
}

async function approvalsMissing(ctx: UserContext, documentId: string, contentHash: string) {
  const text = { documentId, contentHash };
  const state = await findApprovalState(ctx.db, text, ctx.actor.userId);
  if (state === undefined) return new NotFoundError("document");
  // Somebody may have approved in the meantime: then trying again is what helps.
  const missing = Math.max(1, missingApprovals(state));
  const people = missing === 1 ? "One more person has" : `${missing} more people have`;
  return new DomainError(
    "CONFLICT",
    `${people} to approve exactly this text before it can be published. Every edit asks again.`,
    { reason: "approvals_missing", ...state, missing, contentHash },
  );
}
