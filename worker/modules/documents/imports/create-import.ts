import { assertCanChange } from "../../../kernel/access.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import { queuedJob } from "../../../platform/jobs/repo.ts";
import { presentJob } from "../jobs/index.ts";
import { getProject } from "../projects/index.ts";
import type { ImportAnswer, ImportQuery } from "./contract.ts";
import { fileKind } from "./convert/index.ts";
import { storageKey } from "./storage-key.ts";

interface CreateImport {
  ctx: UserContext;
  input: ImportQuery & { projectId: string; file: Uint8Array<ArrayBuffer> };
}

/**
 * Keeps a Word or Markdown file and queues making a document of it; the document is there once the
 * job has succeeded. A file that is neither is refused at once.
 */
export async function createImport({ ctx, input }: CreateImport): Promise<ImportAnswer> {
  const project = await getProject({ ctx, input });
  assertCanChange(project, "document.create");
  const kind = fileKind(input.file);

  const documentId = newId("document");
  const job = queuedJob({
    id: newId("job"),
    organizationId: project.organizationId,
    projectId: project.id,
    type: "document.import",
    input: { documentId, documentTitle: input.title ?? null, documentType: input.type, kind },
    progressTotal: 1,
    createdBy: ctx.actor.userId,
    createdAt: ctx.now.toISOString(),
  });
  // A file without a job is cleared away; a job without a file could never succeed.
  await ctx.env.files.put(storageKey(job.id), input.file);
  const queued = enqueueJob(
    ctx,
    job,
    auditRow(ctx, {
      organizationId: project.organizationId,
      action: "document.import_requested",
      entityType: "document",
      entityId: documentId,
      data: { jobId: job.id, kind, sizeBytes: input.file.byteLength },
    }),
  );
  await ctx.db.batch(queued.statements);
  queued.handOver();
  return { job: presentJob(job) };
}
