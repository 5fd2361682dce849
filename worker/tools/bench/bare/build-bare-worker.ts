import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { root, wranglerConfig } from "../../runtime/layout.ts";

const entry = fileURLToPath(new URL("./index.ts", import.meta.url));

/** Bundles the bare Worker the way the product is bundled; resolves with the module's path. */
export async function buildBareWorker(folder: string): Promise<string> {
  const wrangler = resolve(root, "node_modules/wrangler/bin/wrangler.js");
  const output = ["--dry-run", "--outdir", folder, "--config", wranglerConfig];
  await promisify(execFile)(process.execPath, [wrangler, "deploy", entry, ...output], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "true", NO_COLOR: "1" },
  });
  return resolve(folder, "index.js");
}
