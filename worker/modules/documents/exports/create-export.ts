import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import { queuedJob } from "../../../platform/jobs/repo.ts";
import { presentJob } from "../jobs/index.ts";
import type { CreateExportRequest, CreateExportResponse } from "./contract.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { chooseOptions } from "./options.ts";
import { presentExport } from "./present-export.ts";
import {
  findExportable,
  findSameExport,
  insertExport,
  isSameExport,
  releaseFingerprint,
} from "./repo.ts";

interface CreateExport {
  ctx: UserContext;
  input: CreateExportRequest & { versionId: string };
}

/**
 * Queues a file of a version; the export becomes downloadable when its job has succeeded. Whoever
 * asks for a file that was asked for before, with the same options, gets that one.
 */
export async function createExport({ ctx, input }: CreateExport): Promise<CreateExportResponse> {
  const version = await findExportable(ctx.db, ctx.actor.userId, input.versionId);
  if (version === undefined) throw new NotFoundError("version");
  assertCan(version.role, "export.create");

  const { format } = input;
  const options = chooseOptions(format, input.options);
  const inputs = { projectName: version.inputs.projectName, documents: [version.inputs] };
  const subjectId = input.versionId;
  const fingerprint = await fingerprintOf({ subjectId, format, options, inputs });
  const known = await findSame(ctx, fingerprint);
  if (known !== undefined && !isDead(known)) return known;

  try {
    return await queueExport({ ctx, version, format, options, inputs, fingerprint });
  } catch (error) {
    const same = isSameExport(error) ? await findSame(ctx, fingerprint) : undefined;
    if (same === undefined) throw error;
    return same;
  }
}

async function findSame(ctx: UserContext, fingerprint: string) {
  const same = await findSameExport(ctx.db, ctx.actor.userId, fingerprint);
  return same && { export: presentExport(same.file), job: presentJob(same.job) };
}

function isDead({ job }: CreateExportResponse): boolean {
  return job.status === "failed" || job.status === "cancelled";
}

interface QueueExport {
  ctx: UserContext;
  version: NonNullable<Awaited<ReturnType<typeof findExportable>>>;
  format: CreateExportRequest["format"];
  options: ReturnType<typeof chooseOptions>;
  inputs: Parameters<typeof fingerprintOf>[0]["inputs"];
  fingerprint: string;
}

async function queueExport({
  ctx,
  version,
  format,
  options,
  inputs,
  fingerprint,
}: QueueExport): Promise<CreateExportResponse> {
  const { organizationId, projectId, documentId } = version;
  const { versionId, title: documentTitle, versionNumber } = version.inputs;
  const exportId = newId("export");
  const createdAt = ctx.now.toISOString();
  const job = queuedJob({
    id: newId("job"),
    organizationId,
    projectId,
    type: "version.export",
    input: { exportId, format, documentId, documentTitle, versionId, versionNumber },
    progressTotal: 1,
    createdBy: ctx.actor.userId,
    createdAt,
  });
  const file = { id: exportId, projectId, versionId, jobId: job.id, format, options, createdAt };
  const queued = enqueueJob(
    ctx,
    job,
    auditRow(ctx, {
      organizationId,
      action: "export.requested",
      entityType: "export",
      entityId: exportId,
      data: { versionId, format },
    }),
  );
  await ctx.db.batch([
    releaseFingerprint(ctx.db, fingerprint),
    ...queued.statements,
    insertExport(ctx.db, {
      ...file,
      organizationId,
      inputs,
      fingerprint,
      createdBy: ctx.actor.userId,
    }),
  ]);
  queued.handOver();
  const pending = { fileName: null, sizeBytes: null, pages: null, missingGlyphs: null };
  return {
    export: {
      ...file,
      ...pending,
      documentId,
      documentTitle,
      versionNumber,
      status: job.status,
      warnings: [],
      error: null,
      readyAt: null,
    },
    job: presentJob(job),
  };
}
