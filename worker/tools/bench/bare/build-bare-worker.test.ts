import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildBareWorker } from "./build-bare-worker.ts";

it("bundles the bare routes with the product's configuration", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "docuforge-bare-"));
  try {
    expect(await readFile(await buildBareWorker(folder), "utf8")).toContain("draft-put");
  } finally {
    await rm(folder, { recursive: true });
  }
});
