import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Usage } from "./contract.ts";
import { monthOf, spanOf } from "./month.ts";
import { findUsage } from "./repo.ts";

interface GetUsage {
  ctx: UserContext;
  input: { organizationId: string; month?: string | undefined };
}

/** What an organization's models took in a month, by project, and its limit; one round trip. */
export async function getUsage({ ctx, input }: GetUsage): Promise<Usage> {
  const month = input.month ?? monthOf(ctx.now);
  const { organizationId } = input;
  const { userId } = ctx.actor;
  const found = await findUsage(ctx.db, { userId, organizationId, span: spanOf(month) });
  if (found === undefined) throw new NotFoundError("organization");
  assertCan(found.role, "usage.read");
  const { limit = { monthlyTokens: null, monthlyCostMicros: null }, total, projects } = found;
  return { month, limit, total, projects };
}
