import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { createApp } from "../app.ts";
import { openApiDocument } from "../http/openapi.ts";
import { accessMatrix } from "../test/access-matrix.ts";

// With --check nothing is written: the files must already be what would be.
const checkOnly = process.argv.includes("--check");
const root = resolve(import.meta.dirname, "../..");
const app = createApp();
const openapi = JSON.stringify(openApiDocument(app), null, 2);

await write("worker/test/golden/openapi.json", openapi);
await write("worker/test/golden/access-matrix.json", JSON.stringify(accessMatrix(app), null, 2));
await write(
  "web/src/api/generated/schema.d.ts",
  astToString(await openapiTS(openapi, { alphabetize: true })).trimEnd(),
);

async function write(path: string, text: string): Promise<void> {
  const file = resolve(root, path);
  if (checkOnly) {
    const current = await readFile(file, "utf8").catch(() => "");
    if (current === `${text}\n`) return;
    console.error(`${path} is out of date: run npm run generate.`);
    process.exitCode = 1;
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${text}\n`);
}
