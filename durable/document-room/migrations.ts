import type { Migration } from "../shared/migrate.ts";

/** Schema of a document room; append-only. */
export const roomMigrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE meta (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        document_id TEXT NOT NULL,
        organization_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        updated_at TEXT,
        updated_by TEXT,
        snapshot_seq INTEGER NOT NULL DEFAULT 0,
        flushed_revision INTEGER NOT NULL,
        flush_failures INTEGER NOT NULL DEFAULT 0
      );
      CREATE TABLE updates (seq INTEGER PRIMARY KEY, data BLOB NOT NULL);
      CREATE TABLE snapshot (part INTEGER PRIMARY KEY, data BLOB NOT NULL);
      CREATE TABLE generation (
        job_id TEXT PRIMARY KEY,
        base_revision INTEGER NOT NULL,
        touched_at_ms INTEGER NOT NULL
      );
      CREATE TABLE generation_sections (
        job_id TEXT NOT NULL REFERENCES generation (job_id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        markdown TEXT NOT NULL,
        PRIMARY KEY (job_id, position)
      ) WITHOUT ROWID;
      CREATE TABLE generation_commits (job_id TEXT PRIMARY KEY, revision INTEGER NOT NULL);
    `,
  },
  {
    version: 2,
    sql: `
      CREATE TABLE suggestion_decisions (
        suggestion_id TEXT PRIMARY KEY,
        status TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        reason TEXT
      );
    `,
  },
  {
    version: 3,
    sql: `
      CREATE TABLE live_tickets (
        ticket_hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        can_edit INTEGER NOT NULL,
        expires_at_ms INTEGER NOT NULL
      ) WITHOUT ROWID;
    `,
  },
  {
    version: 4,
    sql: "CREATE TABLE alarms (duty TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) WITHOUT ROWID",
  },
  {
    version: 5,
    sql: `
      CREATE TABLE history (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        created_at_ms INTEGER NOT NULL,
        reason TEXT NOT NULL,
        authors TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        stored_bytes INTEGER NOT NULL
      );
      CREATE TABLE history_parts (
        history_id TEXT NOT NULL,
        part INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (history_id, part)
      );
      CREATE TABLE history_authors (user_id TEXT PRIMARY KEY, since_ms INTEGER NOT NULL);
    `,
  },
  {
    version: 6,
    sql: `
      CREATE TABLE generation_writes (
        job_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        markdown TEXT NOT NULL,
        before_text TEXT NOT NULL,
        after_text TEXT NOT NULL,
        previous TEXT NOT NULL,
        PRIMARY KEY (job_id, position)
      );
      CREATE TABLE section_origins (
        hash TEXT NOT NULL,
        job_id TEXT NOT NULL,
        section_id TEXT NOT NULL,
        prompt_pack TEXT NOT NULL,
        pack_section TEXT NOT NULL,
        provider TEXT NOT NULL,
        model TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (hash, job_id)
      ) WITHOUT ROWID;
      CREATE INDEX section_origins_at ON section_origins (at);
      DELETE FROM generation_sections;
      DELETE FROM generation;
    `,
  },
  {
    version: 7,
    // An update that does not fit into a row goes on in the next one.
    sql: "ALTER TABLE updates ADD COLUMN more INTEGER NOT NULL DEFAULT 0",
  },
  {
    version: 8,
    sql: "CREATE TABLE writers (client_id INTEGER PRIMARY KEY, user_id TEXT NOT NULL)",
  },
  {
    version: 9,
    // Which holder of the job writes.
    sql: "ALTER TABLE generation ADD COLUMN claim INTEGER NOT NULL DEFAULT 0",
  },
  {
    version: 10,
    sql: "ALTER TABLE live_tickets ADD COLUMN name TEXT NOT NULL DEFAULT ''",
  },
];
