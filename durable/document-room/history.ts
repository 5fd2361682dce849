import { deflateRawSync, inflateRawSync } from "node:zlib";
import { newId } from "../../worker/kernel/ids.ts";
import type { HistoryEntry, HistoryReason } from "./client.ts";
import { snapshotsToDrop } from "./thin-history.ts";

/** An edit is in a snapshot after so long at the latest. */
export const SNAPSHOT_AFTER_MS = 300_000;
const PART_BYTES = 1_000_000;
/** Level 3 takes a third of the time of the default for a tenth more bytes. */
const COMPRESSION_LEVEL = 3;

interface EntryRow extends Record<string, SqlStorageValue> {
  id: string;
  position: number;
  revision: number;
  created_at_ms: number;
  reason: string;
  authors: string;
  size_bytes: number;
}

const COLUMNS = "id, position, revision, created_at_ms, reason, authors, size_bytes";

/** Earlier texts of the draft, compressed, with who wrote them. Writes belong in a transaction. */
export class History {
  readonly #sql: SqlStorage;
  /** Who has edited since the last snapshot, as far as it is known to be on disk. */
  readonly #recorded = new Set<string>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Notes that a change was written, in the transaction of the change. */
  record(userId: string | null, nowMs: number): void {
    const author = userId ?? "";
    if (this.#recorded.has(author)) {
      return;
    }
    this.#sql.exec(
      "INSERT INTO history_authors VALUES (?, ?) ON CONFLICT DO NOTHING",
      author,
      nowMs,
    );
    this.#recorded.add(author);
  }

  /** After a transaction that failed: what was noted may not be on disk. */
  forget(): void {
    this.#recorded.clear();
  }

  /** Keeps the text unless nothing has changed since the last snapshot; says whether it did. */
  take(text: { content: string; revision: number }, reason: HistoryReason, nowMs: number): boolean {
    const authors = this.#sql
      .exec<{ user_id: string }>("SELECT user_id FROM history_authors ORDER BY since_ms, user_id")
      .toArray()
      .map((row) => row.user_id);
    if (authors.length === 0) {
      return false;
    }
    const bytes = new TextEncoder().encode(text.content);
    const stored = deflateRawSync(bytes, { level: COMPRESSION_LEVEL });
    const id = newId("history");
    this.#sql.exec(
      `INSERT INTO history (${COLUMNS}, stored_bytes)
        VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM history), ?, ?, ?, ?, ?, ?)`,
      id,
      text.revision,
      nowMs,
      reason,
      JSON.stringify(authors.filter((author) => author !== "")),
      bytes.byteLength,
      stored.byteLength,
    );
    for (let part = 0; part * PART_BYTES < stored.byteLength; part += 1) {
      const start = part * PART_BYTES;
      const data = new Uint8Array(stored.subarray(start, start + PART_BYTES));
      this.#sql.exec("INSERT INTO history_parts VALUES (?, ?, ?)", id, part, data);
    }
    this.#sql.exec("DELETE FROM history_authors");
    this.#recorded.clear();
    this.#thin(nowMs);
    return true;
  }

  /** Newest first, those before a position. */
  list(before: number | undefined, limit: number): HistoryEntry[] {
    return this.#sql
      .exec<EntryRow>(
        `SELECT ${COLUMNS} FROM history WHERE position < ? ORDER BY position DESC LIMIT ?`,
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      )
      .toArray()
      .map(toEntry);
  }

  find(id: string): HistoryEntry | undefined {
    const [row] = this.#sql
      .exec<EntryRow>(`SELECT ${COLUMNS} FROM history WHERE id = ?`, id)
      .toArray();
    return row && toEntry(row);
  }

  /** The text of a snapshot that is there. */
  content(id: string): string {
    const parts = this.#sql
      .exec<{ data: ArrayBuffer }>(
        "SELECT data FROM history_parts WHERE history_id = ? ORDER BY part",
        id,
      )
      .toArray()
      .map(({ data }) => Buffer.from(data));
    return parts.length === 0 ? "" : inflateRawSync(Buffer.concat(parts)).toString("utf8");
  }

  #thin(nowMs: number): void {
    const kept = this.#sql
      .exec<{ id: string; created_at_ms: number; stored_bytes: number }>(
        "SELECT id, created_at_ms, stored_bytes FROM history ORDER BY position DESC",
      )
      .toArray()
      .map((row) => ({
        id: row.id,
        createdAtMs: row.created_at_ms,
        storedBytes: row.stored_bytes,
      }));
    for (const id of snapshotsToDrop(kept, nowMs)) {
      this.#sql.exec("DELETE FROM history_parts WHERE history_id = ?", id);
      this.#sql.exec("DELETE FROM history WHERE id = ?", id);
    }
  }
}

function toEntry(row: EntryRow): HistoryEntry {
  return {
    id: row.id,
    position: row.position,
    revision: row.revision,
    createdAt: new Date(row.created_at_ms).toISOString(),
    reason: row.reason as HistoryReason,
    authorIds: JSON.parse(row.authors) as string[],
    sizeBytes: row.size_bytes,
  };
}
