import { eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { memberRole } from "../../identity/index.ts";
import type { BrandingSettings, Logo } from "./contract.ts";
import { brandings } from "./tables.ts";

const brandingById = prepared((db) =>
  db
    .select({
      settings: brandings.settings,
      logo: brandings.logo,
      updatedAt: brandings.updatedAt,
    })
    .from(brandings)
    .where(eq(brandings.organizationId, sql.placeholder("organizationId")))
    .prepare("branding_by_organization"),
);

export async function findBranding(db: Database, organizationId: string) {
  const [row] = await brandingById(db).execute({ organizationId });
  return row;
}

const brandingForMember = prepared((db) => {
  const organizationId = sql.placeholder("organizationId");
  const role = memberRole(sql`${organizationId}`, sql.placeholder("userId"));
  return db
    .select({
      settings: brandings.settings,
      logo: brandings.logo,
      updatedAt: brandings.updatedAt,
      role: sql<Role>`caller.role`,
    })
    .from(sql`(select ${role} as role) caller`)
    .leftJoin(brandings, eq(brandings.organizationId, organizationId))
    .where(sql`caller.role is not null`)
    .prepare("branding_for_member");
});

/** What a member sees of the branding, all null while nobody has set one; undefined for others. */
export async function findBrandingForMember(db: Database, organizationId: string, userId: string) {
  const [row] = await brandingForMember(db).execute({ organizationId, userId });
  return row;
}

export interface BrandingChange {
  organizationId: string;
  /** What a new row begins with. */
  usual: BrandingSettings;
  changes: { settings?: BrandingSettings; logo?: Logo | null };
  updatedAt: string;
  updatedBy: string;
}

/** Changes settings or logo, whichever is given; the other stays as it is, also when both race. */
export async function saveBranding(
  db: Database,
  { organizationId, usual, changes, updatedAt, updatedBy }: BrandingChange,
  audit: AuditRow,
): Promise<void> {
  await db.batch([
    db
      .insert(brandings)
      .values({ organizationId, settings: usual, ...changes, updatedAt, updatedBy })
      .onConflictDoUpdate({
        target: brandings.organizationId,
        set: { ...changes, updatedAt, updatedBy },
      }),
    insertAudit(db, audit),
  ]);
}
