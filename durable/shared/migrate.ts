/** One step of a Durable Object's schema; the list it stands in is append-only. */
export interface Migration {
  version: number;
  sql: string;
}

/** Brings the object's SQLite schema to the newest version; each step is applied once, atomically. */
export function migrate(storage: DurableObjectStorage, migrations: readonly Migration[]): void {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  const { version: applied } = sql
    .exec<{ version: number }>("SELECT coalesce(max(version), 0) AS version FROM schema_version")
    .one();
  for (const migration of migrations) {
    if (migration.version <= applied) {
      continue;
    }
    storage.transactionSync(() => {
      sql.exec(migration.sql);
      sql.exec("INSERT INTO schema_version (version) VALUES (?)", migration.version);
    });
  }
}
