import { migrate, schemaVersion } from "../shared/migrate.ts";
import type { DraftState, HistoryReason } from "./client.ts";
import { GenerationLog } from "./generation-log.ts";
import { History } from "./history.ts";
import { roomMigrations } from "./migrations.ts";
import type { DraftChange, DraftHeader } from "./room.ts";
import { SuggestionDecisions } from "./suggestion-decisions.ts";
import { UpdateLog } from "./update-log.ts";
import { clientsIn, Writers } from "./writers.ts";

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
  flushed_revision: number;
  flush_failures: number;
}

/** All of a document room's `ctx.storage`. Every write is on disk before the RPC is answered. */
export class RoomStorage {
  readonly decisions: SuggestionDecisions;
  readonly history: History;
  readonly generation: GenerationLog;
  readonly writers: Writers;
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  /** Asking for a room that was never made leaves nothing on disk. */
  #exists = false;
  readonly #log: UpdateLog;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#log = new UpdateLog(storage.sql);
    this.decisions = new SuggestionDecisions(storage.sql);
    this.history = new History(storage.sql);
    this.generation = new GenerationLog(storage.sql);
    this.writers = new Writers(storage.sql);
    const version = schemaVersion(storage);
    if (version > 0) {
      migrate(storage, roomMigrations, version);
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

  /** Stores a new room with its first text, given as a Yjs update, and who wrote it. */
  create(
    meta: Omit<RoomMeta, "flushFailures">,
    update: Uint8Array | undefined,
    writer: string | null,
  ): void {
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
        this.#log.append(update, () => update);
        if (writer !== null) {
          this.writers.record(clientsIn(update), writer);
        }
      }
    });
  }

  /** The Yjs updates that make up the document, oldest first. */
  updates(): Uint8Array[] {
    return this.#log.read();
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
    this.#log.append(change.update, encode);
    this.#sql.exec(
      "UPDATE meta SET revision = ?, updated_at = ?, updated_by = ?",
      change.revision,
      change.updatedAt,
      change.updatedBy,
    );
    this.history.record(change.updatedBy, Date.parse(change.updatedAt ?? ""));
    if (change.writer !== null) {
      this.writers.record(change.newClients, change.writer);
    }
  }

  #metaRow(): MetaRow | undefined {
    return this.#sql.exec<MetaRow>("SELECT * FROM meta").toArray()[0];
  }

  /** Runs the writes as one transaction; after a failure what is remembered of the disk is read again. */
  #atomically(write: () => void): void {
    try {
      this.#storage.transactionSync(write);
    } catch (error) {
      this.#log.forget();
      this.history.forget();
      this.writers.forget();
      this.generation.forget();
      throw error;
    }
  }
}
