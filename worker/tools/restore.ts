import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { openPglite } from "./gateway/pglite-backend.ts";
import { openPostgres } from "./gateway/postgres-backend.ts";
import { restoreBackup } from "./restore-backup.ts";
import { lockDataDir } from "./runtime/data-dir.ts";
import { root } from "./runtime/layout.ts";

const [file] = process.argv.slice(2);

/** Restores a backup into the empty database of DATABASE_URL, or into a new DATA_DIR. */
async function main(): Promise<void> {
  if (file === undefined || !existsSync(file)) {
    throw new Error("Name the file: npm run restore -- <backup.ndjson.gz>");
  }
  const url = process.env.DATABASE_URL;
  const dataDir = resolve(root, process.env.DATA_DIR ?? ".data");
  const release = url === undefined ? await lockDataDir(dataDir) : undefined;
  const backend =
    url === undefined
      ? await openPglite(resolve(dataDir, "postgres"))
      : openPostgres({ url, maxSessions: 1 });
  try {
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
    const { rows, takenAt } = await restoreBackup(backend, lines);
    console.log(`Restored ${rows} rows as they were at ${takenAt}.`);
  } finally {
    await backend.close();
    await release?.();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
