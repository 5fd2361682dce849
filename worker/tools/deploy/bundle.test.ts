import { mkdirSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { environments } from "./target.ts";
import { createWrangler } from "./wrangler.ts";

// wrangler.toml names the assets folder, built or not.
mkdirSync(fileURLToPath(new URL("../../../dist/assets", import.meta.url)), { recursive: true });

it.each(environments)("bundles for %s, with every binding", { timeout: 180_000 }, async (name) => {
  const folder = await mkdtemp(join(tmpdir(), "docuforge-bundle-"));
  try {
    const args = ["deploy", "--dry-run", "--env", name, "--outdir", folder];
    const { stdout } = await createWrangler()(args);
    for (const binding of [
      "env.DOCUMENT_ROOM (DocumentRoom)",
      "env.RATE_LIMITER (RateLimiter)",
      "env.METRICS_STORE (MetricsStore)",
      `env.GENERATION_QUEUE (docuforge-generation-${name})`,
      `env.EXPORT_QUEUE (docuforge-export-${name})`,
      `env.FILES (docuforge-files-${name})`,
      "env.ASSETS",
      `env.APP_ENV ("${name}")`,
    ]) {
      expect(stdout).toContain(binding);
    }
    expect(await readdir(folder)).toContain("index.js");
    expect(await readFile(join(folder, "index.js"), "utf8")).toMatch(
      /\bDocumentRoom\b.*\bRateLimiter\b/s,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
