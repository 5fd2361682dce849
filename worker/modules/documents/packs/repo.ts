import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { auditWhen } from "../../../platform/audit/repo.ts";
import { memberRole, projectRole } from "../../identity/index.ts";
import type { DocumentType } from "../docs/contract.ts";
import { documents } from "../docs/tables.ts";
import type { SectionOverride } from "../generation/promptpacks/override.ts";
import { packOverrides } from "./tables.ts";

/** The overrides of a type with the caller's role; undefined for those outside the organization. */
export async function findOverride(
  db: Database,
  { organizationId, type, userId }: { organizationId: string; type: DocumentType; userId: string },
) {
  const role = memberRole(sql`${organizationId}`, userId);
  const [row] = await db
    .select({
      role: sql<Role>`caller.role`,
      revision: packOverrides.revision,
      sections: packOverrides.sections,
      updatedAt: packOverrides.updatedAt,
    })
    .from(sql`(select ${role} as role) caller`)
    .leftJoin(
      packOverrides,
      and(eq(packOverrides.organizationId, organizationId), eq(packOverrides.type, type)),
    )
    .where(sql`caller.role is not null`);
  return row;
}

export interface OverrideChange {
  organizationId: string;
  type: DocumentType;
  sections: SectionOverride[];
  /** The revision that was seen. */
  seen: number;
  updatedAt: string;
  updatedBy: string;
}

/** Writes the next revision where nobody changed the one that was seen; answers whether it did. */
export async function saveOverride(
  db: Database,
  change: OverrideChange,
  audit: AuditRow,
): Promise<boolean> {
  const { organizationId, type, seen, updatedAt, updatedBy } = change;
  const sections = sql`${JSON.stringify(change.sections)}::jsonb`;
  const { rows } = await db.execute(sql`
    with saved as (
      insert into ${packOverrides}
        (organization_id, type, sections, revision, updated_at, updated_by)
      select ${organizationId}, ${type}, ${sections}, 1, ${updatedAt}::timestamptz, ${updatedBy}
      where ${seen}::int = 0
      on conflict do nothing
      returning 1
    ), changed as (
      update ${packOverrides}
      set sections = ${sections}, revision = revision + 1,
        updated_at = ${updatedAt}::timestamptz, updated_by = ${updatedBy}
      where organization_id = ${organizationId} and type = ${type} and revision = ${seen}::int
      returning 1
    ), done as (select 1 from saved union all select 1 from changed),
    audited as (${auditWhen(audit, sql`(select 1 from done)`)} returning 1)
    select 1 as ok from audited`);
  return rows.length > 0;
}

/** Joins documents with what their organization overrides of their pack. */
export const overridesDocument = and(
  eq(packOverrides.organizationId, documents.organizationId),
  eq(packOverrides.type, documents.type),
);

/** The pack of a document, and what its organization overrides; undefined for others. */
export async function findDocumentPack(db: Database, userId: string, documentId: string) {
  const [row] = await db
    .select({
      role: projectRole(documents, userId),
      type: documents.type,
      promptPack: documents.promptPack,
      revision: packOverrides.revision,
      sections: packOverrides.sections,
    })
    .from(documents)
    .leftJoin(packOverrides, overridesDocument)
    .where(eq(documents.id, documentId));
  return row?.role ? row : undefined;
}

/** Pins the document to another pack if it is still on the one that was seen. */
export async function saveDocumentPack(
  db: Database,
  change: {
    documentId: string;
    organizationId: string;
    from: string;
    to: string;
    updatedAt: string;
  },
  audit: AuditRow,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    with changed as (
      update ${documents} set prompt_pack = ${change.to}, updated_at = ${change.updatedAt}::timestamptz
      where id = ${change.documentId} and organization_id = ${change.organizationId}
        and prompt_pack = ${change.from}
      returning 1
    ), audited as (${auditWhen(audit, sql`(select 1 from changed)`)} returning 1)
    select 1 as ok from audited`);
  return rows.length > 0;
}
