import { assertCanChange } from "../../../kernel/access.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { newestPackName } from "../generation/pack-name.ts";
import { getProject } from "../projects/index.ts";
import type { CreateDocumentRequest, DocumentSummary } from "./contract.ts";
import { insertDocument } from "./repo.ts";

interface CreateDocument {
  ctx: UserContext;
  input: CreateDocumentRequest & {
    projectId: string;
    /** An id that was promised before. */
    id?: string;
  };
}

/** Makes a document of a type with an empty draft, on the newest prompt pack of that type. */
export async function createDocument({ ctx, input }: CreateDocument): Promise<DocumentSummary> {
  const project = await getProject({ ctx, input });
  assertCanChange(project, "document.create");

  const now = ctx.now.toISOString();
  const document = {
    id: input.id ?? newId("document"),
    organizationId: project.organizationId,
    projectId: project.id,
    type: input.type,
    title: input.title,
    promptPack: newestPackName(input.type),
    latestVersion: 0,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
  };
  await insertDocument(
    ctx.db,
    { ...document, createdBy: ctx.actor.userId },
    auditRow(ctx, {
      organizationId: project.organizationId,
      action: "document.created",
      entityType: "document",
      entityId: document.id,
      data: { type: document.type, title: document.title },
    }),
  );
  return { ...document, projectName: project.name, role: project.role };
}
