import type { Context } from "../../../platform/context.ts";
import { assertWithinLimit } from "../usage/index.ts";

/** Throws UsageLimitError when a model would cost more than the organization allows this month. */
export async function assertMayGenerate(
  ctx: Pick<Context, "db" | "env">,
  organizationId: string,
): Promise<void> {
  if (ctx.env.languageModel !== undefined) {
    await assertWithinLimit(ctx.db, organizationId, new Date());
  }
}
