import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { copyTemplate, type TestDataDir } from "../test/database/template.ts";
import type { Backend } from "./gateway/channel.ts";
import { openPglite } from "./gateway/pglite-backend.ts";
import { runScript } from "./gateway/run-script.ts";
import { migrate } from "./migrate.ts";

let dataDir: TestDataDir;
let backend: Backend;
let folder: string;

beforeAll(async () => {
  dataDir = await copyTemplate("empty");
  backend = await openPglite(dataDir.path);
}, 60_000);

afterAll(async () => {
  await backend.close();
  await dataDir.remove();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "docuforge-migrations-"));
  await execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  return () => rm(folder, { recursive: true });
});

async function execute(sql: string): Promise<string | undefined> {
  const error = await backend.withChannel((channel) => runScript(channel, sql));
  return error?.message;
}

function file(name: string, sql: string): Promise<void> {
  return writeFile(join(folder, name), sql);
}

it("applies new files once, in order", async () => {
  await file("0002_second.sql", "INSERT INTO a VALUES (1);--> statement-breakpoint\nSELECT 1");
  await file("0001_first.sql", "CREATE TABLE a (id int);");
  await file("notes.txt", "not a migration");
  expect(await migrate(backend, folder)).toEqual(["0001_first.sql", "0002_second.sql"]);
  expect(await migrate(backend, folder)).toEqual([]);
  await file("0003_third.sql", "ALTER TABLE a ADD PRIMARY KEY (id);");
  expect(await migrate(backend, folder)).toEqual(["0003_third.sql"]);
  expect(await execute("INSERT INTO a VALUES (1)")).toContain("duplicate key");
});

it("leaves nothing of a file that fails and says what failed", async () => {
  await file("0001_first.sql", "CREATE TABLE a (id int); CREATE TABLE a (id int);");
  await expect(migrate(backend, folder)).rejects.toThrow(
    'Migration 0001_first.sql failed: relation "a" already exists',
  );
  await file("0001_first.sql", "CREATE TABLE a (id int);");
  expect(await migrate(backend, folder)).toEqual(["0001_first.sql"]);
});

it("says what to do about an extension that the server lacks", async () => {
  await file("0001_first.sql", "CREATE EXTENSION hologram;");
  await expect(migrate(backend, folder)).rejects.toThrow(
    'Migration 0001_first.sql failed: extension "hologram" is not available ' +
      "(The extension must first be installed on the system where PostgreSQL is running.)",
  );
});

it("refuses a changed or missing file", async () => {
  await file("0001_first.sql", "CREATE TABLE a (id int);");
  await migrate(backend, folder);
  await file("0001_first.sql", "CREATE TABLE b (id int);");
  await expect(migrate(backend, folder)).rejects.toThrow("has changed since it was applied");
  await rm(join(folder, "0001_first.sql"));
  await expect(migrate(backend, folder)).rejects.toThrow("was applied but is gone");
});
