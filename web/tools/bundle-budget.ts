import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_BYTES = 200 * 1024;
const ASSETS = fileURLToPath(new URL("../../dist/assets", import.meta.url));

/** What the browser has to load before the projects of a signed-in person can be used. */
const FIRST_LOAD = ["index.html", "src/app/shell/shell.tsx", "src/app/routes/projects.tsx"];
const EDITOR_ONLY = /codemirror|yjs/iu;

interface Chunk {
  file: string;
  imports?: string[];
  name?: string;
}

function isManifest(value: unknown): value is Record<string, Chunk> {
  return typeof value === "object" && value !== null && "index.html" in value;
}

function readManifest(): Record<string, Chunk> {
  const manifest: unknown = JSON.parse(readFileSync(join(ASSETS, "app/manifest.json"), "utf8"));
  if (!isManifest(manifest)) throw new Error("app/manifest.json is not a Vite manifest.");
  return manifest;
}

function withImports(manifest: Record<string, Chunk>, keys: readonly string[]): Set<Chunk> {
  const chunks = new Set<Chunk>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no ${key}.`);
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const key of keys) visit(key);
  return chunks;
}

const chunks = [...withImports(readManifest(), FIRST_LOAD)].map(({ file }) => {
  const source = readFileSync(join(ASSETS, file));
  return { file, bytes: gzipSync(source).byteLength, editor: EDITOR_ONLY.test(file) };
});
const total = chunks.reduce((sum, { bytes }) => sum + bytes, 0);

for (const { file, bytes } of chunks.toSorted((a, b) => b.bytes - a.bytes).slice(0, 8)) {
  console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${file}`);
}
console.log(
  `First load of the signed-in shell: ${(total / 1024).toFixed(1)} KB of JavaScript (gzip) in ` +
    `${chunks.length} files; the budget is ${BUDGET_BYTES / 1024} KB.`,
);
if (total > BUDGET_BYTES || chunks.some(({ editor }) => editor)) {
  console.error("The first load is too heavy, or carries the editor.");
  process.exitCode = 1;
}
