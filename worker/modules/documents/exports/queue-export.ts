import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import type { JobType } from "../../../platform/jobs/job.ts";
import { queuedJob } from "../../../platform/jobs/repo.ts";
import { presentJob } from "../jobs/index.ts";
import type { CreateExportResponse, ExportFile } from "./contract.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { ExportInputs } from "./inputs.ts";
import type { ChosenOptions } from "./options.ts";
import { presentExport } from "./present-export.ts";
import { findSameExport, insertExport, isSameExport, releaseFingerprint } from "./repo.ts";

type Subject = Pick<
  ExportFile,
  "documentId" | "documentTitle" | "versionId" | "versionNumber" | "projectId" | "format"
>;

interface WantedExport {
  ctx: UserContext;
  organizationId: string;
  jobType: Extract<JobType, "version.export" | "project.export">;
  subject: Subject;
  options: ChosenOptions;
  inputs: ExportInputs;
}

/** The export that was made of exactly these things; else a new one, queued. One of many wins. */
export async function findOrQueueExport(wanted: WantedExport): Promise<CreateExportResponse> {
  const { ctx, subject, options, inputs } = wanted;
  const subjectId = subject.versionId ?? subject.projectId;
  const { format } = subject;
  const fingerprint = await fingerprintOf({ subjectId, format, options, inputs });
  const known = await findSame(ctx, fingerprint);
  if (known !== undefined && !isDead(known)) return known;
  try {
    return await queueExport(wanted, fingerprint);
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

async function queueExport(
  { ctx, organizationId, jobType, subject, options, inputs }: WantedExport,
  fingerprint: string,
): Promise<CreateExportResponse> {
  const { projectId, versionId, format } = subject;
  const exportId = newId("export");
  const createdAt = ctx.now.toISOString();
  const job = queuedJob({
    id: newId("job"),
    organizationId,
    projectId,
    type: jobType,
    input: { exportId, ...subject },
    progressTotal: inputs.documents.length,
    createdBy: ctx.actor.userId,
    createdAt,
  });
  const file = { id: exportId, jobId: job.id, options, createdAt };
  const queued = enqueueJob(
    ctx,
    job,
    auditRow(ctx, {
      organizationId,
      action: "export.requested",
      entityType: "export",
      entityId: exportId,
      data: { projectId, versionId, format },
    }),
  );
  await ctx.db.batch([
    releaseFingerprint(ctx.db, fingerprint),
    ...queued.statements,
    insertExport(ctx.db, {
      ...file,
      organizationId,
      projectId,
      versionId,
      format,
      inputs,
      fingerprint,
      createdBy: ctx.actor.userId,
      origin: ctx.origin,
    }),
  ]);
  queued.handOver();
  const pending = { fileName: null, sizeBytes: null, pages: null, missingGlyphs: null };
  return {
    export: {
      ...file,
      ...subject,
      ...pending,
      status: job.status,
      warnings: [],
      error: null,
      readyAt: null,
    },
    job: presentJob(job),
  };
}
