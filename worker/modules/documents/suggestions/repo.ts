import { and, asc, desc, eq, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import type { SuggestionDecision } from "../../../../durable/document-room/client.ts";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAuditWhen } from "../../../platform/audit/repo.ts";
import { projectRole, userName } from "../../identity/index.ts";
import { roleInDocument } from "../docs/index.ts";
import { documents } from "../docs/tables.ts";
import { projects } from "../projects/tables.ts";
import type { SuggestionStatus } from "./contract.ts";
import { suggestions } from "./tables.ts";

const anchorColumns = {
  id: suggestions.id,
  organizationId: suggestions.organizationId,
  documentId: suggestions.documentId,
  anchorStart: suggestions.anchorStart,
  anchorEnd: suggestions.anchorEnd,
  quote: suggestions.quote,
  createdAt: suggestions.createdAt,
};

const columns = {
  ...anchorColumns,
  status: suggestions.status,
  authorId: suggestions.authorId,
  authorName: sql<string | null>`${userName(suggestions.authorId)}`,
  jobId: suggestions.jobId,
  replacement: suggestions.replacement,
  note: suggestions.note,
  decidedBy: suggestions.decidedBy,
  decidedByName: sql<string | null>`${userName(suggestions.decidedBy)}`,
  decidedAt: suggestions.decidedAt,
  reason: suggestions.reason,
};

function selectSuggestions(db: Database) {
  return db.select(columns).from(suggestions);
}

export type SuggestionRow = Awaited<ReturnType<typeof selectSuggestions>>[number];
export type AnchoredRow = Pick<SuggestionRow, keyof typeof anchorColumns>;

export type NewSuggestion = typeof suggestions.$inferInsert;

interface Proposal {
  documentId: string;
  jobId: string;
  quote: string;
  replacement: string;
}

/** Where a job's proposal belongs, and the open one of an earlier job that says the same. */
export async function findTarget(db: Database, { documentId, jobId, ...same }: Proposal) {
  const [[document], [twin]] = await db.batch([
    db
      .select({ id: documents.id, organizationId: documents.organizationId })
      .from(documents)
      .where(eq(documents.id, documentId)),
    selectSuggestions(db)
      .where(
        and(
          eq(suggestions.documentId, documentId),
          eq(suggestions.status, "open"),
          isNotNull(suggestions.jobId),
          ne(suggestions.jobId, jobId),
          eq(suggestions.quote, same.quote),
          eq(suggestions.replacement, same.replacement),
        ),
      )
      .limit(1),
  ]);
  return { document, twin };
}

/** Writes the suggestion and reads it back; a job's second one under the same key changes nothing. */
export async function insertSuggestion(
  db: Database,
  suggestion: NewSuggestion,
): Promise<SuggestionRow> {
  const { jobId, jobKey } = suggestion;
  const [, rows] = await db.batch([
    db
      .insert(suggestions)
      .values(suggestion)
      .onConflictDoNothing({ target: [suggestions.jobId, suggestions.jobKey] }),
    selectSuggestions(db).where(
      jobId && jobKey
        ? and(eq(suggestions.jobId, jobId), eq(suggestions.jobKey, jobKey))
        : eq(suggestions.id, suggestion.id),
    ),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error("The suggestion vanished while it was written.");
  return row;
}

interface ListFilter {
  userId: string;
  documentId: string;
  status: SuggestionStatus | "decided" | undefined;
  after: Position | undefined;
  limit: number;
}

const newestFirst = [desc(suggestions.createdAt), desc(suggestions.id)];

function isListed({ documentId, status, after }: ListFilter): SQL | undefined {
  return and(
    eq(suggestions.documentId, documentId),
    status === "decided"
      ? ne(suggestions.status, "open")
      : status && eq(suggestions.status, status),
    after && sql`(${suggestions.createdAt}, ${suggestions.id}) < (${after[0]}, ${after[1]})`,
  );
}

/** A document's suggestions, newest first and one more than `limit`; undefined for strangers. */
export async function selectDocumentSuggestions(
  db: Database,
  filter: ListFilter,
): Promise<SuggestionRow[] | undefined> {
  const [document, rows] = await db.batch([
    roleInDocument(db, filter.documentId, filter.userId),
    selectSuggestions(db)
      .where(isListed(filter))
      .orderBy(...newestFirst)
      .limit(filter.limit + 1),
  ]);
  return document[0]?.role ? rows : undefined;
}

/**
 * What a document's open suggestions are about, newest first and one more than `limit`; undefined
 * for strangers. One round trip.
 */
export async function selectOpenPlaces(
  db: Database,
  filter: Omit<ListFilter, "status">,
): Promise<AnchoredRow[] | undefined> {
  const [document, rows] = await db.batch([
    roleInDocument(db, filter.documentId, filter.userId),
    db
      .select(anchorColumns)
      .from(suggestions)
      .where(isListed({ ...filter, status: "open" }))
      .orderBy(...newestFirst)
      .limit(filter.limit + 1),
  ]);
  return document[0]?.role ? rows : undefined;
}

/** The open suggestions of a document in the order in which they were made, with so much of their texts. */
export function selectOpenSuggestions(
  db: Database,
  documentId: string,
  { most, longestText }: { most: number; longestText: number },
) {
  const { quote, replacement } = suggestions;
  return db
    .select({
      author: columns.authorName,
      createdAt: suggestions.createdAt,
      note: suggestions.note,
      quote: sql<string>`left(${quote}, ${longestText})`,
      replacement: sql<string>`left(${replacement}, ${longestText})`,
      cut: sql<boolean>`greatest(length(${quote}), length(${replacement})) > ${longestText}`,
    })
    .from(suggestions)
    .where(and(eq(suggestions.documentId, documentId), eq(suggestions.status, "open")))
    .orderBy(asc(suggestions.createdAt), asc(suggestions.id))
    .limit(most);
}

/** The suggestion with the caller's role, or undefined outside the caller's organizations. */
export async function findSuggestion(db: Database, userId: string, suggestionId: string) {
  const [row] = await db
    .select({
      ...columns,
      role: projectRole(documents, userId),
      archivedAt: documents.archivedAt,
      projectArchivedAt: projects.archivedAt,
    })
    .from(suggestions)
    .innerJoin(documents, eq(documents.id, suggestions.documentId))
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .where(eq(suggestions.id, suggestionId));
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

/** Takes the room's decision over; only the first time, and only then with its audit row. */
export async function settleSuggestion(
  db: Database,
  suggestionId: string,
  decision: SuggestionDecision,
  audit: AuditRow,
): Promise<SuggestionRow | undefined> {
  const isOpen = and(eq(suggestions.id, suggestionId), eq(suggestions.status, "open"));
  const [, , , rows] = await db.batch([
    db.select({ id: suggestions.id }).from(suggestions).where(isOpen).for("update"),
    insertAuditWhen(db, audit, sql`(select 1 from ${suggestions} where ${isOpen})`),
    db
      .update(suggestions)
      .set({
        status: decision.status,
        decidedBy: decision.decidedBy,
        decidedAt: decision.decidedAt,
        reason: decision.reason,
      })
      .where(isOpen),
    selectSuggestions(db).where(eq(suggestions.id, suggestionId)),
  ]);
  return rows[0];
}
