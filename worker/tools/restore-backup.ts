import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { backupFormat, quoted } from "../platform/backup/dump.ts";
import type { Backend, Channel } from "./gateway/channel.ts";
import { runScript } from "./gateway/run-script.ts";
import { runStatements } from "./gateway/run-statements.ts";
import { migrate, migrationsFolder } from "./migrate.ts";

const batchBytes = 1024 * 1024;

interface Head {
  format: number;
  takenAt: string;
  migrations: { name: string; checksum: string }[];
}

interface Table {
  table: string;
  columns: string[];
}

/**
 * Fills an empty database with the lines of a backup: its migrations first, then all rows in one
 * transaction, then the migrations that came later. Throws, and leaves no row, when the backup is cut
 * off or the database has tables already.
 */
export async function restoreBackup(
  backend: Backend,
  lines: AsyncIterable<string>,
): Promise<{ takenAt: string; rows: number }> {
  const iterator = lines[Symbol.asyncIterator]();
  const head = JSON.parse((await iterator.next()).value ?? "{}") as Head;
  if (head.format !== backupFormat) throw new Error("This is no backup that can be read.");
  await assertEmpty(backend);
  await migrateTo(backend, head.migrations);
  const rows = await backend.withChannel(async (channel) => {
    await run(channel, "begin");
    try {
      const loaded = await load(channel, { [Symbol.asyncIterator]: () => iterator });
      await run(channel, "commit");
      return loaded;
    } catch (error) {
      await runScript(channel, "rollback");
      throw error;
    }
  });
  await migrate(backend);
  return { takenAt: head.takenAt, rows };
}

async function assertEmpty(backend: Backend): Promise<void> {
  const query = "select 1 from pg_class where relnamespace = 'public'::regnamespace limit 1";
  const found = await backend.withChannel((channel) => ask(channel, query));
  if (found.length > 0) throw new Error("The database is not empty. Restore into a new one.");
}

async function migrateTo(backend: Backend, migrations: Head["migrations"]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "docuforge-restore-"));
  try {
    for (const { name } of migrations) {
      await copyFile(resolve(migrationsFolder, name), join(folder, name)).catch((cause) => {
        throw new Error(`The backup needs ${name}, which this version does not have.`, { cause });
      });
    }
    await migrate(backend, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(channel: Channel, lines: AsyncIterable<string>): Promise<number> {
  const tables = (
    await ask(
      channel,
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> 'schema_migrations'`,
    )
  ).map(([name]) => String(name));
  // Triggers of ours keep rows from being changed by hand; this is no change by hand.
  for (const table of tables)
    await run(channel, `alter table ${quoted(table)} disable trigger user`);
  await run(channel, `truncate ${tables.map(quoted).join()}`);
  let insert = "";
  let batch: string[] = [];
  let size = 0;
  let rows = 0;
  let announced: number | undefined;
  const flush = async () => {
    if (batch.length > 0) await run(channel, insert, [`[${batch.join()}]`]);
    [batch, size] = [[], 0];
  };
  for await (const line of lines) {
    if (line.startsWith("[")) {
      batch.push(line);
      size += line.length;
      rows += 1;
      if (size >= batchBytes) await flush();
      continue;
    }
    await flush();
    const mark = JSON.parse(line) as Partial<Table & { rows: number }>;
    if (mark.table === undefined) announced = mark.rows;
    else insert = await insertInto(channel, { table: mark.table, columns: mark.columns ?? [] });
  }
  await flush();
  if (announced !== rows) throw new Error("The backup is cut off; nothing was restored.");
  for (const table of tables)
    await run(channel, `alter table ${quoted(table)} enable trigger user`);
  return rows;
}

/** The statement that stores rows given as JSON arrays of texts. */
async function insertInto(channel: Channel, { table, columns }: Table): Promise<string> {
  const types = new Map(
    (await ask(
      channel,
      `select attname, format_type(atttypid, atttypmod) from pg_attribute
       where attrelid = '${quoted(table)}'::regclass and attnum > 0 and not attisdropped`,
    )) as [string, string][],
  );
  const values = columns.map((column, index) => `(row ->> ${index})::${types.get(column)}`);
  return `insert into ${quoted(table)} (${columns.map(quoted).join()})
    select ${values.join()} from json_array_elements($1::json) row`;
}

async function ask(channel: Channel, query: string): Promise<unknown[][]> {
  const [json = "{}"] = await run(channel, query);
  return (JSON.parse(json) as { rows?: unknown[][] }).rows ?? [];
}

async function run(channel: Channel, query: string, params: string[] = []): Promise<string[]> {
  const outcome = await runStatements(channel, [{ query, params }]);
  if ("error" in outcome) throw new Error(`The restore failed: ${outcome.error.message}`);
  return outcome.json;
}
