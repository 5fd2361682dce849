/** One step of a Durable Object's schema; the list it stands in is append-only. */
export interface Migration {
  version: number;
  sql: string;
}

/** The schema version on disk; 0 when there is none. Writes nothing. */
export function schemaVersion({ sql }: DurableObjectStorage): number {
  const tables = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").toArray();
  if (tables.length === 0) {
    return 0;
  }
  return sql.exec<{ version: number }>("SELECT max(version) AS version FROM schema_version").one()
    .version;
}

/** Brings the schema to the newest version; each step is applied once, with its record. */
export function migrate(
  storage: DurableObjectStorage,
  migrations: readonly Migration[],
  applied = schemaVersion(storage),
): void {
  const { sql } = storage;
  for (const migration of migrations) {
    if (migration.version <= applied) {
      continue;
    }
    storage.transactionSync(() => {
      sql.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
      sql.exec(migration.sql);
      sql.exec("INSERT INTO schema_version (version) VALUES (?)", migration.version);
    });
  }
}
