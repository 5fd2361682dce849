import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { lockDataDir, StartRefused } from "./runtime/data-dir.ts";
import { root } from "./runtime/layout.ts";

const dataDir = resolve(root, process.env.DATA_DIR ?? ".data");

try {
  const releases = [await lockDataDir(dataDir)];
  // What `npm run dev` works on has a lock of its own.
  const devDir = resolve(dataDir, "dev");
  if (existsSync(devDir)) releases.push(await lockDataDir(devDir));
  if (process.argv.includes("--yes") || (await isConfirmed())) {
    await rm(dataDir, { recursive: true, force: true });
    console.log(`Removed ${dataDir}.`);
  } else {
    await Promise.all(releases.map((release) => release()));
    console.log("Nothing was removed.");
  }
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.log("Without a terminal to ask, say it with: npm run reset -- --yes");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `Remove ${dataDir} with the database and every file? [y/N] `,
  );
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
