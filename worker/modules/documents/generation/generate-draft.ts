import { assertCanChange } from "../../../kernel/access.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import { queuedJob } from "../../../platform/jobs/repo.ts";
import { getDocument } from "../docs/index.ts";
import { presentJob, showJob } from "../jobs/index.ts";
import { assertMayGenerate } from "./assert-may-generate.ts";
import type { GenerateDraftRequest, GenerateDraftResponse } from "./contract.ts";
import { packNamed } from "./pack-name.ts";

interface GenerateDraft {
  ctx: UserContext;
  input: GenerateDraftRequest & { docId: string };
}

/** Queues the writing of a whole draft from the project's context. */
export async function generateDraft({ ctx, input }: GenerateDraft): Promise<GenerateDraftResponse> {
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "draft.generate");
  await assertMayGenerate(ctx, document.organizationId);

  const job = queuedJob({
    id: newId("job"),
    organizationId: document.organizationId,
    projectId: document.projectId,
    type: "draft.generate",
    input: {
      documentId: document.id,
      documentTitle: document.title,
      instructions: input.instructions ?? null,
    },
    progressTotal: packNamed(document.promptPack).sections.length,
    createdBy: ctx.actor.userId,
    createdAt: ctx.now.toISOString(),
  });
  const queued = enqueueJob(
    ctx,
    job,
    auditRow(ctx, {
      organizationId: document.organizationId,
      action: "draft.generation_requested",
      entityType: "document",
      entityId: document.id,
      data: { jobId: job.id },
    }),
  );
  await ctx.db.batch(queued.statements);
  queued.handOver();
  ctx.defer(showJob(ctx, job));
  return { job: presentJob(job) };
}
