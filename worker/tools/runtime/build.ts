import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { copyAssets, fontList } from "./copy-assets.ts";
import { assetsOutput, root, workerOptionsFile, workerOutput, wranglerConfig } from "./layout.ts";

const require = createRequire(import.meta.url);

interface Target {
  name: string;
  /** Files and folders under the root whose change makes the result stale. */
  sources: string[];
  /** Where the fingerprint of the last build lies. */
  stamp: string;
  build(): Promise<void>;
}

const targets: Target[] = [
  {
    name: "Worker",
    sources: ["worker", "durable", "wrangler.toml", "package-lock.json"],
    stamp: resolve(root, "dist/worker.stamp"),
    build: buildWorker,
  },
  {
    name: "web client",
    sources: ["web", fontList, "package-lock.json"],
    stamp: resolve(root, "dist/web.stamp"),
    build: buildWeb,
  },
];

const notShipped =
  /(^|\/)(tools|e2e|test|testing|node_modules|\.storybook)(\/|$)|\.(test|stories)\.tsx?$/;

/** Builds what has changed since its last build; resolves with the names of what was built. */
export async function ensureBuilt(isForced = false): Promise<string[]> {
  await mkdir(assetsOutput, { recursive: true });
  const built = await Promise.all(
    targets.map(async ({ name, sources, stamp, build }) => {
      const fingerprint = await fingerprintOf(sources);
      const last = await readFile(stamp, "utf8").catch(() => "");
      if (!isForced && last === fingerprint) return undefined;
      await rm(stamp, { force: true });
      await build();
      await writeFile(stamp, fingerprint);
      return name;
    }),
  );
  return built.filter((name) => name !== undefined);
}

async function buildWorker(): Promise<void> {
  await rm(workerOutput, { recursive: true, force: true });
  const wrangler = resolve(root, "node_modules/wrangler/bin/wrangler.js");
  const output = ["--dry-run", "--outdir", workerOutput, "--config", wranglerConfig];
  await run("The Worker", [wrangler, "deploy", ...output]);
  // Read once here: the start of the product then needs no wrangler, which takes a second to load.
  const { unstable_getMiniflareWorkerOptions: readOptions } =
    require("wrangler") as typeof import("wrangler");
  const { workerOptions } = readOptions(wranglerConfig);
  await writeFile(workerOptionsFile, JSON.stringify(workerOptions, null, 2));
}

async function buildWeb(): Promise<void> {
  await rm(resolve(assetsOutput, "app"), { recursive: true, force: true });
  const vite = resolve(root, "node_modules/vite/bin/vite.js");
  const config = resolve(root, "web/vite.config.ts");
  await run("The web client", [vite, "build", "--config", config, "--logLevel", "warn"]);
  await copyAssets();
}

/** Sizes and times tell whether anything changed; reading every file would take seconds. */
async function fingerprintOf(sources: readonly string[]): Promise<string> {
  // The root too, because the options of the Worker hold absolute paths.
  const hash = createHash("sha256").update(root);
  for (const source of sources) await addToHash(hash, source);
  return hash.digest("hex");
}

async function addToHash(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const found = await stat(resolve(root, path)).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory()) {
    hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
    return;
  }
  for (const name of (await readdir(resolve(root, path))).sort()) {
    const child = `${path}/${name}`;
    if (!notShipped.test(child)) await addToHash(hash, child);
  }
}

const running = new Set<ChildProcess>();

/** Ends builds that are under way. */
export function stopBuilds(): void {
  for (const child of running) child.kill();
}

function run(what: string, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "true", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    child.stdout.on("data", (text) => {
      output += text;
    });
    child.stderr.on("data", (text) => {
      output += text;
    });
    child.once("error", fail);
    child.once("exit", (code) => {
      running.delete(child);
      if (code === 0) done();
      else fail(new Error(`${what} could not be built:\n${output.trim()}`));
    });
  });
}

if (import.meta.main) {
  const startedAt = performance.now();
  await ensureBuilt(true);
  console.log(`Built dist/ in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}
