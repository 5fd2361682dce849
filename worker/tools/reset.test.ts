import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeEach, expect, it } from "vitest";
import { lockDataDir } from "./runtime/data-dir.ts";

const script = fileURLToPath(new URL("./reset.ts", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "docuforge-reset-"));
  await mkdir(join(folder, "dev"));
  return () => rm(folder, { recursive: true, force: true });
});

function reset(...args: string[]) {
  const env = { ...process.env, DATA_DIR: folder };
  return promisify(execFile)(process.execPath, [script, ...args], { env });
}

it("removes everything once that is said", async () => {
  expect((await reset()).stdout).toContain("npm run reset -- --yes");
  expect(existsSync(folder)).toBe(true);
  expect((await reset("--yes")).stdout).toContain(`Removed ${folder}`);
  expect(existsSync(folder)).toBe(false);
});

it.each([".", "dev"])("takes nothing away from the process that works in %s", async (part) => {
  const release = await lockDataDir(join(folder, part));
  await expect(reset("--yes")).rejects.toThrow(`process ${process.pid}`);
  expect(existsSync(join(folder, "dev"))).toBe(true);
  await release();
  await reset("--yes");
  expect(existsSync(folder)).toBe(false);
});
