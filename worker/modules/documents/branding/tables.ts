import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import type { BrandingSettings, Logo } from "./contract.ts";

/** How an organization's exports look; an organization without a row has the product's look. */
export const brandings = pgTable("organization_brandings", {
  organizationId: text("organization_id").primaryKey(),
  settings: jsonb().$type<BrandingSettings>().notNull(),
  /** Its bytes lie in the bucket under their hash. */
  logo: jsonb().$type<Logo>(),
  updatedAt: moment("updated_at").notNull(),
  updatedBy: text("updated_by").notNull(),
});
