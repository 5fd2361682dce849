import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import type { DocumentType } from "../docs/contract.ts";
import type { SectionOverride } from "../generation/promptpacks/override.ts";

/** What an organization says about the prompts of a type's packs, whatever their version. */
export const packOverrides = pgTable(
  "prompt_pack_overrides",
  {
    organizationId: text("organization_id").notNull(),
    type: text().$type<DocumentType>().notNull(),
    sections: jsonb().$type<SectionOverride[]>().notNull(),
    /** Counts changes, from 1. */
    revision: integer().notNull(),
    updatedAt: moment("updated_at").notNull(),
    updatedBy: text("updated_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.type] })],
);
