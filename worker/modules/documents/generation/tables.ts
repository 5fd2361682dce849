import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";

/** One row for each section a job wrote or failed to write: what it took and whether it passed. */
export const generatedSections = pgTable(
  "generated_sections",
  {
    jobId: text("job_id").notNull(),
    section: text().notNull(),
    organizationId: text("organization_id").notNull(),
    projectId: text("project_id").notNull(),
    documentId: text("document_id").notNull(),
    promptPack: text("prompt_pack").notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    passedFirst: boolean("passed_first").notNull(),
    passed: boolean().notNull(),
    inputTokens: bigint("input_tokens", { mode: "number" }).notNull(),
    outputTokens: bigint("output_tokens", { mode: "number" }).notNull(),
    /** Millionths of the currency of the prices; null where the model has no price. */
    costMicros: bigint("cost_micros", { mode: "number" }),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.section] }),
    index("generated_sections_time").on(table.createdAt),
    index("generated_sections_organization").on(table.organizationId, table.createdAt),
  ],
);

/** What a million tokens of a model cost, in millionths of the currency. */
export const modelPrices = pgTable("model_prices", {
  model: text().primaryKey(),
  inputMicros: bigint("input_micros", { mode: "number" }).notNull(),
  outputMicros: bigint("output_micros", { mode: "number" }).notNull(),
});

/** Failures in a row of each model, seen by everybody who asks it. */
export const modelCircuits = pgTable("model_circuits", {
  key: text().primaryKey(),
  failures: integer().notNull(),
  openUntil: moment("open_until"),
});
