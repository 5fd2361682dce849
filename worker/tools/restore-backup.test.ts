import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { quoted } from "../platform/backup/dump.ts";
import { writeBackup } from "../platform/backup/write-backup.ts";
import { copyTemplate, type TestDataDir } from "../test/database/template.ts";
import type { Backend, Channel } from "./gateway/channel.ts";
import { type Gateway, openGateway } from "./gateway/index.ts";
import { openPglite } from "./gateway/pglite-backend.ts";
import { runStatements } from "./gateway/run-statements.ts";
import { restoreBackup } from "./restore-backup.ts";

const dayMs = 24 * 60 * 60 * 1000;
const odd = 'Grüße 漢字 🙂 مرحبا "quoted" \\ back\tslash\nand lines';

let dataDir: TestDataDir;
let gateway: Gateway;
let miniflare: Miniflare;
let files: Awaited<ReturnType<Miniflare["getR2Bucket"]>>;
const opened: Backend[] = [];

beforeAll(async () => {
  dataDir = await copyTemplate("migrated");
  gateway = await openGateway({ dataDir: dataDir.path });
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: "export default { fetch: () => new Response() };",
      r2Buckets: ["FILES"],
      compatibilityDate: "2026-11-01",
    }),
  );
  files = await miniflare.getR2Bucket("FILES");
  await gateway.backend.withChannel(fillEveryTable);
}, 60_000);

afterAll(async () => {
  for (const backend of opened) await backend.close();
  await miniflare.dispose();
  await gateway.close();
  await dataDir.remove();
});

async function ask(channel: Channel, query: string): Promise<string[][]> {
  const outcome = await runStatements(channel, [{ query, params: [] }]);
  if ("error" in outcome) throw new Error(`${outcome.error.message}: ${query.slice(0, 200)}`);
  return (JSON.parse(outcome.json[0] ?? "{}") as { rows?: string[][] }).rows ?? [];
}

/** Three rows for each table, of values that are hard to copy; those it refers to come first. */
async function fillEveryTable(channel: Channel): Promise<void> {
  const columns = await ask(
    channel,
    `select c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
       (select t.relname from pg_constraint k join pg_class t on t.oid = k.confrelid
        where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any(k.conkey) limit 1),
       a.attnotnull::text
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped and a.attgenerated = '' and c.relname <> 'schema_migrations'`,
  );
  const tables = Map.groupBy(columns, ([table = ""]) => table);
  for (const table of tables.keys()) {
    await ask(channel, `alter table ${quoted(table)} disable trigger all`);
    await ask(channel, `delete from ${quoted(table)}`);
  }
  for (const [table, ofTable] of tables) {
    const names = ofTable.map(([, column = ""]) => quoted(column)).join();
    for (const row of [1, 2, 3]) {
      const values = ofTable.map(([, column = "", type = "", target, required]) =>
        literalOf(row, column, type, target !== null, required === "true"),
      );
      await ask(channel, `insert into ${quoted(table)} (${names}) values (${values.join()})`);
    }
  }
  await ask(
    channel,
    `update versions set content = '${randomBytes(7_000_000).toString("base64")}' where id like '1%'`,
  );
  for (const table of tables.keys()) {
    await ask(channel, `alter table ${quoted(table)} enable trigger all`);
  }
}

function literalOf(
  row: number,
  column: string,
  type: string,
  isReference: boolean,
  required: boolean,
): string {
  if (row === 3 && !required) return "null";
  if (isReference || column === "id") return `'${row}'`;
  if (type === "text") return `'${row} ${odd}'`;
  if (type === "text[]") return `array['${row}, {}', '${odd}', '']`;
  if (type.startsWith("timestamp")) return `'2026-03-0${row}T09:30:00.12${row}+00'`;
  if (type === "jsonb") return `'{"n": ${row}.50, "text": "a\\nb", "list": [null, true]}'`;
  if (type === "boolean") return row === 1 ? "true" : "false";
  if (type === "bytea") return `'\\x00ff0${row}'`;
  if (/^(?:integer|bigint|smallint|numeric|real|double precision)/.test(type)) return `${row}`;
  throw new Error(`The test has no value for ${type}`);
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split("\n");
}

async function takeBackup(now = new Date()): Promise<{ key: string; text: string }> {
  const { databaseUrl: url, fetchEndpoint } = gateway;
  const { key } = await writeBackup({ database: { url, fetchEndpoint }, files, now });
  const stored = await files.get(key);
  const bytes = Buffer.from((await stored?.arrayBuffer()) ?? new ArrayBuffer(0));
  return { key, text: gunzipSync(bytes).toString() };
}

async function emptyDatabase(): Promise<Backend> {
  const backend = await openPglite();
  opened.push(backend);
  return backend;
}

async function everyRow(backend: Backend): Promise<Map<string, string[]>> {
  return backend.withChannel(async (channel) => {
    const tables = await ask(
      channel,
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> 'schema_migrations' order by 1`,
    );
    const rows = new Map<string, string[]>();
    for (const [table = ""] of tables) {
      const found = await ask(channel, `select t::text from ${quoted(table)} t order by 1`);
      rows.set(
        table,
        found.map(([row = ""]) => row),
      );
    }
    return rows;
  });
}

it("brings every row of every table back into an empty database, with its triggers", async () => {
  const { text } = await takeBackup();
  const restored = await emptyDatabase();
  const { rows } = await restoreBackup(restored, linesOf(text));
  const [before, after] = [await everyRow(gateway.backend), await everyRow(restored)];
  expect(before.size).toBeGreaterThan(30);
  expect(rows).toBe([...before.values()].flat().length);
  for (const [table, expected] of before) {
    expect(expected.length, table).toBeGreaterThan(0);
    expect(after.get(table), table).toEqual(expected);
  }
  expect(after.size).toBe(before.size);
  const refused = restored.withChannel((channel) => ask(channel, "delete from audit_events"));
  await expect(refused).rejects.toThrow();
});

it("shows one moment, whatever is written meanwhile", async () => {
  const { databaseUrl: url, fetchEndpoint } = gateway;
  const count = (text: string, table: string) => {
    const lines = text.split("\n");
    const start = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`));
    return lines.slice(start + 1).findIndex((line) => !line.startsWith("["));
  };
  const insert = (id: number) =>
    gateway.backend.withChannel((channel) =>
      ask(
        channel,
        `with o as (insert into organizations (id, name, personal, created_at)
           values ('pair${id}', 'Pair', false, now()))
         insert into users (id, kind, email, name, password_hash, created_at)
           values ('pair${id}', 'person', 'pair${id}@example.com', 'Pair', '', now())`,
      ),
    );
  const writing = (async () => {
    for (let id = 0; id < 20; id += 1) await insert(id);
  })();
  const { key } = await writeBackup({ database: { url, fetchEndpoint }, files, now: new Date() });
  await writing;
  const stored = await files.get(key);
  const text = gunzipSync(Buffer.from((await stored?.arrayBuffer()) ?? new ArrayBuffer(0)));
  expect(count(text.toString(), "users")).toBe(count(text.toString(), "organizations"));
});

it("restores nothing from a copy that was cut off, nor over what is there", async () => {
  const { text } = await takeBackup();
  const cut = text.slice(0, text.lastIndexOf('{"end"'));
  const backend = await emptyDatabase();
  await expect(restoreBackup(backend, linesOf(cut))).rejects.toThrow("cut off");
  const rows = await everyRow(backend);
  expect([...rows.values()].flat()).toEqual(rows.get("model_prices") ?? []);
  await expect(restoreBackup(backend, linesOf(text))).rejects.toThrow("not empty");
});

it("keeps copies for thirty days, and the newest for good", async () => {
  const before = await files.list({ prefix: "backups/" });
  const { key } = await takeBackup(new Date(Date.now() + 40 * dayMs));
  const after = await files.list({ prefix: "backups/" });
  expect(before.objects.length).toBeGreaterThan(1);
  expect(after.objects.map((object) => object.key)).toEqual([key]);
});
