import { assertCan } from "../../../kernel/access.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { readDraft } from "../drafts/index.ts";
import type { PublishDraftRequest, Version } from "./contract.ts";
import { insertNextVersion } from "./repo.ts";

interface PublishDraft {
  ctx: UserContext;
  input: PublishDraftRequest & { docId: string };
}

/** Freezes the live text as the document's next version; CONFLICT while there is no text. */
export async function publishDraft({ ctx, input }: PublishDraft): Promise<Version> {
  const { document, state } = await readDraft({ ctx, input });
  assertCan(document.role, "version.publish");
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
  const { number, publisherName } = await insertNextVersion(
    ctx.db,
    {
      ...version,
      organizationId: document.organizationId,
      content: state.content,
      publishedBy: ctx.actor.userId,
    },
    auditRow(ctx, {
      organizationId: document.organizationId,
      action: "version.published",
      entityType: "version",
      entityId: version.id,
      data: { documentId: document.id, contentHash: version.contentHash },
    }),
  );
  return { ...version, number, publishedBy: { id: ctx.actor.userId, name: publisherName } };
}
