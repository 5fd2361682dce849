import type { Database } from "../../../db/client.ts";
import type { JobRow } from "../../../platform/jobs/repo.ts";
import type { SectionProvider } from "./providers/section-provider.ts";
import { insertGeneratedSection } from "./repo.ts";
import type { SectionResult } from "./section-writer.ts";

/** Remembers what a section took and whether it passed, for usage and quality. */
export function recordSection(
  db: Database,
  written: {
    job: Pick<JobRow, "id" | "organizationId" | "projectId">;
    documentId: string;
    promptPack: string;
    provider: Pick<SectionProvider, "name" | "model">;
    result: SectionResult;
  },
): Promise<void> {
  const { job, documentId, promptPack, provider, result } = written;
  return insertGeneratedSection(db, {
    jobId: job.id,
    section: result.section.id,
    organizationId: job.organizationId,
    projectId: job.projectId,
    documentId,
    promptPack,
    provider: provider.name,
    model: provider.model,
    passedFirst: result.passedFirst,
    passed: result.passed,
    ...result.usage,
    createdAt: new Date().toISOString(),
  });
}
