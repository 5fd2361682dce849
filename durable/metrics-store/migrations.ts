import type { Migration } from "../shared/migrate.ts";

export const migrations: readonly Migration[] = [
  {
    version: 1,
    sql: "CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value REAL NOT NULL)",
  },
];
