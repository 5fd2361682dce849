import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";
import type { SwitchName } from "./switches.ts";

/** Switches that somebody has set; the others stand as they are delivered. */
export const featureSwitches = pgTable("feature_switches", {
  name: text().$type<SwitchName>().primaryKey(),
  enabled: boolean().notNull(),
  changedBy: text("changed_by").notNull(),
  changedAt: moment("changed_at").notNull(),
});
