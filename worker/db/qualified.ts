import { Column, getTableName, type SQL, sql } from "drizzle-orm";

/** A column with its table's name: a select from one table prints its columns bare, and a bare name in a sub-select would mean the inner table's. */
export function qualified(value: Column | SQL): SQL {
  if (!(value instanceof Column)) return value;
  return sql`${sql.identifier(getTableName(value.table))}.${sql.identifier(value.name)}`;
}
