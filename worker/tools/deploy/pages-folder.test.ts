import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pagesFolder } from "./pages-folder.ts";

const web = fileURLToPath(new URL("../../../web/", import.meta.url));
const dsn = "https://public@errors.example/42";
const names = ["index.html", "_headers"];
let parent: string;
let built: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "docuforge-pages-"));
  built = await mkdtemp(join(parent, "assets-"));
  await copyFile(`${web}index.html`, join(built, "index.html"));
  await copyFile(`${web}public/_headers`, join(built, "_headers"));
});
afterEach(() => rm(parent, { recursive: true }));

const textsIn = (folder: string) =>
  Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));

it("is the built client where nothing is reported", async () => {
  expect(await pagesFolder(built, undefined)).toBe(built);
});

it("names where failures are reported and lets the page send them there, also when made again", async () => {
  const before = await textsIn(built);
  await pagesFolder(built, "https://other@elsewhere.example/1");
  const folder = await pagesFolder(built, dsn);
  const [page, headers] = await textsIn(folder);
  expect(page?.match(/<meta\s+name="sentry-dsn"[^>]*>/g)).toEqual([
    `<meta name="sentry-dsn" content="${dsn}" />`,
  ]);
  expect(page).toMatch(/sentry-dsn[^\n]*<\/head>/);
  expect(headers).toContain("connect-src 'self' https://errors.example;");
  expect(`${page}${headers}`).not.toContain("elsewhere");
  // The Worker, which names the place itself, serves the folder that it was built in.
  expect(await textsIn(built)).toEqual(before);
});

it.each(["errors.example", 'https://a@b.example/1"><script>', "https://a:secret@b.example/1"])(
  "refuses %s",
  async (text) => {
    await expect(pagesFolder(built, text)).rejects.toThrow("SENTRY_DSN must be a DSN");
  },
);
