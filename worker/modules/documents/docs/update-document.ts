import { assertCanChange } from "../../../kernel/access.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { DocumentSummary } from "./contract.ts";
import { getDocument } from "./get-document.ts";
import { updateDocumentTitle } from "./repo.ts";

interface UpdateDocument {
  ctx: UserContext;
  input: { docId: string; title: string };
}

/** Gives the document another title; published versions keep theirs in their text. */
export async function updateDocument({ ctx, input }: UpdateDocument): Promise<DocumentSummary> {
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "document.create");
  const changes = { title: input.title, updatedAt: ctx.now.toISOString() };
  await updateDocumentTitle(
    ctx.db,
    { id: document.id, organizationId: document.organizationId, ...changes },
    auditRow(ctx, {
      organizationId: document.organizationId,
      action: "document.renamed",
      entityType: "document",
      entityId: document.id,
      data: { from: document.title, to: input.title },
    }),
  );
  return { ...document, ...changes };
}
