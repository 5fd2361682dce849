import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enqueueJob } from "../../../platform/jobs/enqueue-job.ts";
import { queuedJob } from "../../../platform/jobs/repo.ts";
import { readDraft, sectionsOf } from "../drafts/index.ts";
import { presentJob, showJob } from "../jobs/index.ts";
import { assertMayGenerate } from "./assert-may-generate.ts";
import type { GenerateDraftResponse, RegenerateSectionRequest } from "./contract.ts";
import { packNamed } from "./pack-name.ts";
import { packSectionAt } from "./pack-section-at.ts";

interface RegenerateSection {
  ctx: UserContext;
  input: RegenerateSectionRequest & { docId: string };
}

/**
 * Queues the writing of one section anew. NOT_FOUND when the draft has no such section, CONFLICT
 * when its kind of document does not have it, so that nobody knows what belongs there.
 */
export async function regenerateSection({
  ctx,
  input,
}: RegenerateSection): Promise<GenerateDraftResponse> {
  const { document, state } = await readDraft({ ctx, input });
  assertCanChange(document, "draft.generate");
  await assertMayGenerate(ctx, document.organizationId);
  const sections = sectionsOf(document.id, state.content);
  const section = sections.find(({ id }) => id === input.sectionId);
  if (section === undefined) throw new NotFoundError("section");
  const pack = packNamed(document.promptPack);
  if (packSectionAt(pack, sections, section.id) === undefined) {
    throw new DomainError(
      "CONFLICT",
      `“${section.heading || "The beginning"}” is no section of this kind of document. Choose one that is, or write it by hand.`,
    );
  }
  const job = queuedJob({
    id: newId("job"),
    organizationId: document.organizationId,
    projectId: document.projectId,
    type: "section.regenerate",
    input: {
      documentId: document.id,
      documentTitle: document.title,
      sectionId: section.id,
      heading: section.heading,
      instructions: input.instructions ?? null,
    },
    progressTotal: 1,
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
      data: { jobId: job.id, sectionId: section.id },
    }),
  );
  await ctx.db.batch(queued.statements);
  queued.handOver();
  ctx.defer(showJob(ctx, job));
  return { job: presentJob(job) };
}
