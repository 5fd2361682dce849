import { migrate, schemaVersion } from "../shared/migrate.ts";
import type { DraftState, HistoryReason } from "./client.ts";
import { GenerationLog } from "./generation-log.ts";
import { History } from "./history.ts";
import { roomMigrations } from "./migrations.ts";
import type { DraftChange, DraftHeader } from "./room.ts";
import { SuggestionDecisions } from "./suggestion-decisions.ts";

/** A row of SQLite in a Durable Object holds 2 MB at most; larger updates go into the snapshot. */
const MAX_ROW_BYTES = 1_900_000;
const SNAPSHOT_PART_BYTES = 1_000_000;
const COMPACT_AFTER_ROWS = 500;
const COMPACT_AFTER_BYTES = 2_000_000;

/** What the room knows about itself besides the text. */
export interface RoomMeta extends DraftHeader {
  documentId: string;
  organizationId: string;
  flushedRevision: number;
  flushFailures: number;
}

interface MetaRow extends Record<string, SqlStorageValue> {
  document_id: string;
  organization_id: string;
  revision: number;
  updated_at: string | null;
  updated_by: string | null;
  snapshot_seq: number;
  flushed_revision: number;
  flush_failures: number;
}

interface LogState {
  nextSeq: number;
  rows: number;
  bytes: number;
}

/** All of a document room's `ctx.storage`. Every write is on disk before the RPC is answered. */
export class RoomStorage {
  readonly decisions: SuggestionDecisions;
  readonly history: History;
  readonly generation: GenerationLog;
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  /** Asking for a room that was never made leaves nothing on disk. */
  #exists = false;
  #log: LogState | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.decisions = new SuggestionDecisions(storage.sql);
    this.history = new History(storage.sql);
    this.generation = new GenerationLog(storage.sql);
    if (schemaVersion(storage) > 0) {
      migrate(storage, roomMigrations);
      this.#exists = true;
    }
  }

  /** Undefined when the room was never made; nothing else may be called before `create` then. */
  meta(): RoomMeta | undefined {
    const row = this.#exists ? this.#metaRow() : undefined;
    return (
      row && {
        documentId: row.document_id,
        organizationId: row.organization_id,
        revision: row.revision,
        updatedAt: row.updated_at,
        updatedBy: row.updated_by,
        flushedRevision: row.flushed_revision,
        flushFailures: row.flush_failures,
      }
    );
  }

  /** Stores a new room with its first text, given as a Yjs update. */
  create(meta: Omit<RoomMeta, "flushFailures">, update: Uint8Array | undefined): void {
    migrate(this.#storage, roomMigrations);
    this.#exists = true;
    this.#atomically(() => {
      this.#sql.exec(
        `INSERT INTO meta
          (id, document_id, organization_id, revision, updated_at, updated_by, flushed_revision)
          VALUES (1, ?, ?, ?, ?, ?, ?)`,
        meta.documentId,
        meta.organizationId,
        meta.revision,
        meta.updatedAt,
        meta.updatedBy,
        meta.flushedRevision,
      );
      if (update) {
        this.#append(update, () => update);
      }
    });
  }

  /** The Yjs updates that make up the document, oldest first. */
  updates(): Uint8Array[] {
    const parts = this.#blobs("SELECT data FROM snapshot ORDER BY part");
    const log = this.#blobs("SELECT data FROM updates ORDER BY seq");
    return parts.length > 0 ? [concat(parts), ...log] : log;
  }

  /** Stores one change; `encode` gives the whole document when it is time to compact. */
  save(change: DraftChange, encode: () => Uint8Array): void {
    this.#atomically(() => this.#write(change, encode));
  }

  /** Stores a change, if there is one, and what `record` writes about it as one. */
  saveWith(change: DraftChange | undefined, encode: () => Uint8Array, record: () => void): void {
    this.#atomically(() => {
      if (change) {
        this.#write(change, encode);
      }
      record();
    });
  }

  /** Keeps the text in the history unless it is there already; says whether it did. */
  takeSnapshot(draft: DraftState, reason: HistoryReason, nowMs: number): boolean {
    let isTaken = false;
    this.#atomically(() => {
      isTaken = this.history.take(draft, reason, nowMs);
    });
    return isTaken;
  }

  markFlushed(revision: number): void {
    this.#sql.exec("UPDATE meta SET flushed_revision = ?, flush_failures = 0", revision);
  }

  markFlushFailed(failures: number): void {
    this.#sql.exec("UPDATE meta SET flush_failures = ?", failures);
  }

  #write(change: DraftChange, encode: () => Uint8Array): void {
    this.#append(change.update, encode);
    this.#sql.exec(
      "UPDATE meta SET revision = ?, updated_at = ?, updated_by = ?",
      change.revision,
      change.updatedAt,
      change.updatedBy,
    );
    this.history.record(change.updatedBy, Date.parse(change.updatedAt ?? ""));
  }

  #append(update: Uint8Array, encode: () => Uint8Array): void {
    const log = this.#logState();
    const bytes = log.bytes + update.byteLength;
    const seq = log.nextSeq;
    if (
      update.byteLength > MAX_ROW_BYTES ||
      log.rows + 1 >= COMPACT_AFTER_ROWS ||
      bytes >= COMPACT_AFTER_BYTES
    ) {
      this.#writeSnapshot(encode(), seq);
      this.#log = { nextSeq: seq + 1, rows: 0, bytes: 0 };
      return;
    }
    this.#sql.exec("INSERT INTO updates (seq, data) VALUES (?, ?)", seq, update);
    this.#log = { nextSeq: seq + 1, rows: log.rows + 1, bytes };
  }

  #writeSnapshot(state: Uint8Array, seq: number): void {
    this.#sql.exec("DELETE FROM snapshot");
    for (let part = 0; part * SNAPSHOT_PART_BYTES < state.byteLength; part += 1) {
      const start = part * SNAPSHOT_PART_BYTES;
      this.#sql.exec(
        "INSERT INTO snapshot (part, data) VALUES (?, ?)",
        part,
        state.slice(start, start + SNAPSHOT_PART_BYTES),
      );
    }
    this.#sql.exec("DELETE FROM updates");
    this.#sql.exec("UPDATE meta SET snapshot_seq = ?", seq);
  }

  #logState(): LogState {
    if (!this.#log) {
      const { last, rows, bytes } = this.#sql
        .exec<{ last: number; rows: number; bytes: number }>(
          `SELECT coalesce(max(seq), 0) AS last, count(*) AS rows,
            coalesce(sum(length(data)), 0) AS bytes FROM updates`,
        )
        .one();
      const snapshotSeq = this.#metaRow()?.snapshot_seq ?? 0;
      this.#log = { nextSeq: Math.max(last, snapshotSeq) + 1, rows, bytes };
    }
    return this.#log;
  }

  #metaRow(): MetaRow | undefined {
    return this.#sql.exec<MetaRow>("SELECT * FROM meta").toArray()[0];
  }

  #blobs(query: string): Uint8Array[] {
    return this.#sql
      .exec<{ data: ArrayBuffer }>(query)
      .toArray()
      .map(({ data }) => new Uint8Array(data));
  }

  /** Runs the writes as one transaction; after a failure the log counters are read again. */
  #atomically(write: () => void): void {
    try {
      this.#storage.transactionSync(write);
    } catch (error) {
      this.#log = undefined;
      this.history.forget();
      throw error;
    }
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
