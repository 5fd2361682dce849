import { assertCan } from "../../../kernel/access.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import { queuedJob } from "../../../platform/jobs/repo.ts";
import { presentJob } from "../jobs/index.ts";
import { getVersion } from "../versions/index.ts";
import type { CreateExportRequest, CreateExportResponse } from "./contract.ts";
import { insertExport } from "./repo.ts";

interface CreateExport {
  ctx: UserContext;
  input: CreateExportRequest & { versionId: string };
}

/** Queues a file of a version; the export becomes downloadable when its job has succeeded. */
export async function createExport({ ctx, input }: CreateExport): Promise<CreateExportResponse> {
  const version = await getVersion({ ctx, input });
  assertCan(version.role, "export.create");

  const exportId = newId("export");
  const createdAt = ctx.now.toISOString();
  const { organizationId, projectId } = version;
  const job = queuedJob({
    id: newId("job"),
    organizationId,
    projectId,
    type: "version.export",
    input: {
      exportId,
      format: input.format,
      documentId: version.documentId,
      documentTitle: version.documentTitle,
      versionId: version.id,
      versionNumber: version.number,
    },
    progressTotal: 1,
    createdBy: ctx.actor.userId,
    createdAt,
  });
  const file = {
    id: exportId,
    projectId,
    versionId: version.id,
    jobId: job.id,
    format: input.format,
    createdAt,
  };
  const queued = enqueueJob(
    ctx,
    job,
    auditRow(ctx, {
      organizationId,
      action: "export.requested",
      entityType: "export",
      entityId: exportId,
      data: { versionId: version.id, format: input.format },
    }),
  );
  await ctx.db.batch([
    ...queued.statements,
    insertExport(ctx.db, { ...file, organizationId, createdBy: ctx.actor.userId }),
  ]);
  queued.handOver();
  return {
    export: {
      ...file,
      documentId: version.documentId,
      documentTitle: version.documentTitle,
      versionNumber: version.number,
      status: job.status,
      fileName: null,
      sizeBytes: null,
      pages: null,
      missingGlyphs: null,
      error: null,
      readyAt: null,
    },
    job: presentJob(job),
  };
}
