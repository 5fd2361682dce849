import type { Snapshot } from "../../db/snapshot.ts";

export const backupFormat = 1;

const batchBytes = 2 * 1024 * 1024;
const mostRowsAtOnce = 500;

interface Column {
  table: string;
  column: string;
}

interface Reference {
  from: string;
  to: string;
}

/** The name of a table or column in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * The whole database as lines of JSON: what it is, then each table with its columns before its rows,
 * which follow those they refer to, then how many there were. Every value is Postgres' own text for
 * it. At most two megabytes of rows are held at once, or one row that is larger.
 */
export async function* dumpLines(snapshot: Snapshot, takenAt: Date): AsyncGenerator<string> {
  const migrations = await snapshot.rows<{ name: string; checksum: string }>(
    "select name, checksum from schema_migrations order by name",
  );
  yield line({ format: backupFormat, takenAt: takenAt.toISOString(), migrations });
  let rows = 0;
  for (const [table, columns] of await tablesInOrder(snapshot)) {
    yield line({ table, columns });
    for await (const batch of dumpRows(snapshot, table, columns)) {
      rows += batch.length;
      yield `${batch.join("\n")}\n`;
    }
  }
  yield line({ end: true, rows });
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

async function* dumpRows(snapshot: Snapshot, table: string, columns: string[]) {
  const values = columns.map((column) => `${quoted(column)}::text`).join();
  const select = `select json_build_array(${values})::text as line from ${quoted(table)}`;
  const [size] = await snapshot.rows<{ largest: number | null }>(
    `select max(octet_length(line)) as largest from (${select}) lines`,
  );
  const largest = size?.largest ?? 0;
  if (largest === 0) return;
  const count = Math.max(1, Math.min(mostRowsAtOnce, Math.floor(batchBytes / largest)));
  await snapshot.rows(`declare dump no scroll cursor for ${select}`);
  for (;;) {
    const batch = await snapshot.rows<{ line: string }>(`fetch ${count} from dump`);
    if (batch.length === 0) break;
    yield batch.map((row) => row.line);
  }
  await snapshot.rows("close dump");
}

/** The tables with their columns, each after those that it refers to. */
async function tablesInOrder(snapshot: Snapshot): Promise<[string, string[]][]> {
  const columns = await snapshot.rows<Column>(`
    select c.relname as table, a.attname as column from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' and c.relname <> 'schema_migrations'
    order by c.relname, a.attnum`);
  const references = await snapshot.rows<Reference>(`
    select f.relname as from, t.relname as to from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> k.confrelid`);
  const tables = Map.groupBy(columns, ({ table }) => table);
  return inOrder([...tables.keys()], references).map((table) => [
    table,
    (tables.get(table) ?? []).map(({ column }) => column),
  ]);
}

function inOrder(tables: string[], references: Reference[]): string[] {
  const placed = new Set<string>();
  while (placed.size < tables.length) {
    const next = tables.filter(
      (table) =>
        !placed.has(table) && references.every(({ from, to }) => from !== table || placed.has(to)),
    );
    if (next.length === 0) throw new Error("Tables that refer to each other cannot be backed up.");
    for (const table of next) placed.add(table);
  }
  return [...placed];
}
