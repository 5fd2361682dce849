import { assertCan, assertNotArchived } from "../../../kernel/access.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import type { DocumentSummary, UpdateDocumentRequest } from "./contract.ts";
import { getDocument } from "./get-document.ts";
import { type DocumentRow, updateDocumentRow } from "./repo.ts";

interface UpdateDocument {
  ctx: UserContext;
  input: { docId: string; changes: UpdateDocumentRequest };
}

/**
 * Gives the document another title, archives it or brings it back. Published versions stay as they
 * are; what is being written into an archived draft is cancelled, and whoever has it open leaves.
 */
export async function updateDocument({ ctx, input }: UpdateDocument): Promise<DocumentSummary> {
  const document = await getDocument({ ctx, input });
  const { title, archived } = input.changes;
  if (title !== undefined) assertCan(document.role, "document.create");
  if (archived !== undefined) assertCan(document.role, "document.archive");
  assertNotArchived(archived === undefined ? document : { archivedAt: document.projectArchivedAt });

  const now = ctx.now.toISOString();
  const changes = {
    ...(title !== undefined && { title }),
    ...(archived !== undefined && { archivedAt: archived ? (document.archivedAt ?? now) : null }),
    updatedAt: now,
  };
  await updateDocumentRow(
    ctx.db,
    document,
    changes,
    auditRow(ctx, {
      organizationId: document.organizationId,
      entityType: "document",
      entityId: document.id,
      ...whatHappened(document, input.changes),
    }),
  );
  if (archived === true) recheckRooms(ctx, { documentId: document.id });
  return { ...document, ...changes };
}

function whatHappened({ title: from }: DocumentRow, { title, archived }: UpdateDocumentRequest) {
  const renamed = title !== undefined && { from, to: title };
  if (archived === undefined) return { action: "document.renamed", data: { ...renamed } };
  const action = archived ? "document.archived" : "document.restored";
  return { action, data: { title: from, ...renamed } };
}
