import { mkdir, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import { createApp } from "../app.ts";
import { openApiDocument } from "../http/openapi.ts";

const golden = new URL("../test/golden/openapi.json", import.meta.url);
const types = new URL("../../web/src/api/generated/schema.d.ts", import.meta.url);

const document = openApiDocument(createApp());
const json = `${JSON.stringify(document, null, 2)}\n`;

await mkdir(new URL(".", golden), { recursive: true });
await writeFile(golden, json);
await mkdir(new URL(".", types), { recursive: true });
await writeFile(types, astToString(await openapiTS(json, { alphabetize: true, enum: false })));
