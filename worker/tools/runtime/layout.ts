import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(fileURLToPath(import.meta.url), "../../../..");
export const wranglerConfig = resolve(root, "wrangler.toml");
export const workerOutput = resolve(root, "dist/worker");
export const workerOptionsFile = resolve(workerOutput, "options.json");
export const assetsOutput = resolve(root, "dist/assets");
