import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Backend, Channel } from "./gateway/channel.ts";
import { openPostgres } from "./gateway/postgres-backend.ts";
import { runScript } from "./gateway/run-script.ts";
import { runStatements } from "./gateway/run-statements.ts";

export const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

// Two runners at once wait for each other; the number only has to be ours.
const advisoryLock = 724_115_301;

/**
 * Applies the SQL files that are not in `schema_migrations` yet, in order of their names, each in a
 * transaction of its own. Returns the names applied; throws when an applied file has changed or is
 * gone, and when a file fails.
 */
export async function migrate(backend: Backend, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return backend.withChannel(async (channel) => {
    await run(channel, `SELECT pg_advisory_lock(${advisoryLock})`, "The lock on the migrations");
    try {
      return await applyMissing(channel, migrations);
    } finally {
      await runScript(channel, `SELECT pg_advisory_unlock(${advisoryLock})`);
    }
  });
}

async function applyMissing(channel: Channel, migrations: Migration[]): Promise<string[]> {
  await run(
    channel,
    `CREATE TABLE IF NOT EXISTS schema_migrations (
       name text PRIMARY KEY,
       checksum text NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
    "The table of migrations",
  );
  const known = await appliedMigrations(channel);
  assertUnchanged(known, migrations);
  const applied: string[] = [];
  for (const { name, sql, checksum } of migrations) {
    if (known.has(name)) continue;
    const record = `INSERT INTO schema_migrations (name, checksum) VALUES ('${name}', '${checksum}')`;
    await run(channel, `BEGIN;\n${sql}\n;${record};COMMIT`, `Migration ${name}`);
    applied.push(name);
  }
  return applied;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^[\w-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(resolve(folder, name), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function appliedMigrations(channel: Channel): Promise<Map<string, string>> {
  const query = "SELECT name, checksum FROM schema_migrations";
  const outcome = await runStatements(channel, [{ query, params: [] }]);
  if ("error" in outcome) {
    throw new Error(`The list of migrations cannot be read: ${outcome.error.message}`);
  }
  const { rows } = JSON.parse(outcome.json[0] ?? '{"rows":[]}') as { rows: [string, string][] };
  return new Map(rows);
}

function assertUnchanged(known: Map<string, string>, migrations: Migration[]): void {
  const files = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of known) {
    if (files.get(name) === checksum) continue;
    const what = files.has(name) ? "has changed since it was applied" : "was applied but is gone";
    throw new Error(`Migration ${name} ${what}; migrations are append-only.`);
  }
}

async function run(channel: Channel, sql: string, what: string): Promise<void> {
  const error = await runScript(channel, sql);
  if (error === undefined) return;
  const more = error.hint ?? error.detail;
  throw new Error(`${what} failed: ${error.message}${more === undefined ? "" : ` (${more})`}`);
}

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (url === undefined) throw new Error("DATABASE_URL must name the database to migrate.");
  const backend = openPostgres({ url, maxSessions: 1 });
  try {
    const applied = await migrate(backend);
    console.log(applied.length === 0 ? "No new migrations." : `Applied ${applied.join(", ")}.`);
  } finally {
    await backend.close();
  }
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
