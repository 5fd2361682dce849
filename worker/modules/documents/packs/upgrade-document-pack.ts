import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { DocumentSummary } from "../docs/contract.ts";
import { getDocument } from "../docs/index.ts";
import { newestPackName } from "../generation/pack-name.ts";
import type { UpgradeDocumentPackRequest } from "./contract.ts";
import { saveDocumentPack } from "./repo.ts";

interface UpgradeDocumentPack {
  ctx: UserContext;
  input: UpgradeDocumentPackRequest & { docId: string };
}

/**
 * Pins a document to the newest pack of its type; its text stays as it is until it is written anew.
 * CONFLICT when the document is not on the pack that was seen, or the other is not the newest.
 */
export async function upgradeDocumentPack({
  ctx,
  input,
}: UpgradeDocumentPack): Promise<DocumentSummary> {
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "pack.upgrade");
  const { from, to } = input;
  const updatedAt = ctx.now.toISOString();
  const { id, organizationId, type } = document;
  const upgraded =
    from !== to &&
    to === newestPackName(type) &&
    (await saveDocumentPack(
      ctx.db,
      { documentId: id, organizationId, from, to, updatedAt },
      auditRow(ctx, {
        organizationId,
        action: "document.pack_upgraded",
        entityType: "document",
        entityId: id,
        data: { from, to },
      }),
    ));
  if (!upgraded) {
    throw new DomainError(
      "CONFLICT",
      `There is no upgrade from ${from} to ${to} for this document. Look at what it is on now.`,
    );
  }
  return { ...document, promptPack: to, updatedAt };
}
