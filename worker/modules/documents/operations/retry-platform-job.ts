import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform } from "../../identity/index.ts";
import { restartJob } from "../jobs/index.ts";
import { findPlatformJob } from "./repo.ts";

interface RetryPlatformJob {
  ctx: UserContext;
  input: { jobId: string };
}

/** Starts a failed or cancelled job of any organization again; its log says that it was us. */
export async function retryPlatformJob({ ctx, input }: RetryPlatformJob): Promise<void> {
  const { caller, job } = await findPlatformJob(ctx.db, ctx.actor.userId, input.jobId);
  assertPlatform(ctx, caller, "platform_job.retry");
  if (job === undefined) throw new NotFoundError("job");
  const audit = auditRow(ctx, {
    organizationId: job.organizationId,
    action: "job.retried",
    entityType: "job",
    entityId: job.id,
    data: { from: job.status, by: "administrator of the platform" },
  });
  await restartJob(ctx, job, audit);
}
