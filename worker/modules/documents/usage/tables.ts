import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";

/** What an organization lets its models take in a calendar month (UTC); null is without limit. */
export const usageLimits = pgTable("usage_limits", {
  organizationId: text("organization_id").primaryKey(),
  monthlyTokens: bigint("monthly_tokens", { mode: "number" }),
  monthlyCostMicros: bigint("monthly_cost_micros", { mode: "number" }),
  updatedBy: text("updated_by").notNull(),
  updatedAt: moment("updated_at").notNull(),
});
