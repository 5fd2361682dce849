import { DomainError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import {
  findWriting,
  isSecondWriting,
  type NewJob,
  queuedJob,
} from "../../../platform/jobs/repo.ts";
import { assertSwitchedOn } from "../../../platform/switches/assert-switched-on.ts";
import type { DocumentSummary } from "../docs/contract.ts";
import { presentJob, showJob } from "../jobs/index.ts";
import { assertMayGenerate } from "./assert-may-generate.ts";
import type { GenerateDraftResponse } from "./contract.ts";

interface QueueWriting {
  ctx: UserContext;
  document: Pick<DocumentSummary, "id" | "projectId" | "title"> & { organizationId: string };
  writing: Pick<NewJob, "type" | "input" | "progressTotal">;
}

/**
 * Queues a job that writes into a document's draft. CONFLICT, which names the other job, while one
 * is queued or runs: of two requests at the same time the database takes one.
 */
export async function queueWriting({
  ctx,
  document,
  writing,
}: QueueWriting): Promise<GenerateDraftResponse> {
  const { id: documentId, organizationId, projectId, title: documentTitle } = document;
  await assertSwitchedOn(ctx, "generation");
  await assertMayGenerate(ctx, organizationId);
  const job = queuedJob({
    ...writing,
    id: newId("job"),
    organizationId,
    projectId,
    input: { documentId, documentTitle, ...writing.input },
    createdBy: ctx.actor.userId,
    createdAt: ctx.now.toISOString(),
  });
  const { sectionId } = writing.input;
  const audit = auditRow(ctx, {
    organizationId,
    action: "draft.generation_requested",
    entityType: "document",
    entityId: documentId,
    data: { jobId: job.id, ...(sectionId !== undefined && { sectionId }) },
  });
  const queued = enqueueJob(ctx, job, audit);
  try {
    await ctx.db.batch(queued.statements);
  } catch (error) {
    if (isSecondWriting(error)) throw await alreadyWriting(ctx, documentId);
    throw error;
  }
  queued.handOver();
  ctx.defer(showJob(ctx, job));
  return { job: presentJob(job) };
}

async function alreadyWriting(ctx: UserContext, documentId: string): Promise<DomainError> {
  const job = await findWriting(ctx.db, documentId);
  const what = job?.type === "section.regenerate" ? `“${job.input.heading}”` : "This document";
  return new DomainError(
    "CONFLICT",
    `${what} is being written already. Wait for it or cancel it, then start again.`,
    { reason: "writing", job: job ? presentJob(job) : null },
  );
}
