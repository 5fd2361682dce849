import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openPglite } from "../../tools/gateway/pglite-backend.ts";
import { migrate, migrationsFolder } from "../../tools/migrate.ts";

export interface TestDataDir {
  path: string;
  remove(): Promise<void>;
}

const cache = fileURLToPath(
  new URL("../../../node_modules/.cache/docuforge-postgres", import.meta.url),
);

/**
 * Copies a fresh database folder into the system's temporary folder, empty or with every migration
 * applied. The original is made once, because that takes seconds and the copy does not.
 */
export async function copyTemplate(kind: "empty" | "migrated"): Promise<TestDataDir> {
  const template = join(cache, await templateName(kind));
  if (!existsSync(template)) await makeTemplate(kind, template);
  const folder = await mkdtemp(join(tmpdir(), "docuforge-test-"));
  const path = join(folder, "postgres");
  await cp(template, path, { recursive: true });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function makeTemplate(kind: "empty" | "migrated", template: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, "new-"));
  const path = join(draft, "postgres");
  const backend = await openPglite(path);
  try {
    if (kind === "migrated") await migrate(backend);
  } finally {
    await backend.close();
  }
  // Another run may have been faster; its result is the same.
  await rename(path, template).catch(() => undefined);
  await rm(draft, { recursive: true, force: true });
}

async function templateName(kind: "empty" | "migrated"): Promise<string> {
  const hash = createHash("sha256");
  const pglite = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  hash.update(await readFile(resolve(pglite, "../../package.json")));
  if (kind === "migrated") {
    for (const name of (await readdir(migrationsFolder)).sort()) {
      if (name.endsWith(".sql")) hash.update(await readFile(join(migrationsFolder, name)));
    }
  }
  return `${kind}-${hash.digest("hex").slice(0, 16)}`;
}
