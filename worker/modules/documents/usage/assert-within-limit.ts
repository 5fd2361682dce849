import type { Database } from "../../../db/client.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { monthOf, spanOf } from "./month.ts";
import { findUsageAgainstLimit } from "./repo.ts";

const MICROS = 1_000_000;

/** The organization has taken what it allows its models in this month. */
export class UsageLimitError extends DomainError {
  constructor(what: string, nextMonth: string) {
    super(
      "CONFLICT",
      `This month's limit of ${what} is used up. An owner or admin can raise it; otherwise writing goes on from ${nextMonth}.`,
      { reason: "usage-limit" },
    );
    this.name = "UsageLimitError";
  }
}

/** Throws UsageLimitError when nothing of this month's limit is left. */
export async function assertWithinLimit(
  db: Database,
  organizationId: string,
  now: Date,
): Promise<void> {
  const span = spanOf(monthOf(now));
  const { limit, total } = await findUsageAgainstLimit(db, organizationId, span);
  if (limit === undefined || total === undefined) return;
  const { monthlyTokens, monthlyCostMicros } = limit;
  const nextMonth = span.until.slice(0, 10);
  if (monthlyTokens !== null && total.inputTokens + total.outputTokens >= monthlyTokens) {
    throw new UsageLimitError(`${monthlyTokens.toLocaleString("en")} tokens`, nextMonth);
  }
  if (monthlyCostMicros !== null && total.costMicros >= monthlyCostMicros) {
    throw new UsageLimitError(`${(monthlyCostMicros / MICROS).toFixed(2)} in cost`, nextMonth);
  }
}
