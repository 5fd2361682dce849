import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { Author, typeAfter } from "./author.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SAVED = "[role=status][data-state=saved]";

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** A product of its own, because its server is killed. */
async function start(port: number, dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["worker/tools/bootstrap.mjs", "start.ts"], {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
  });
  await new Promise<void>((done, fail) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.includes("is running at")) done();
    });
    child.once("exit", () => fail(new Error("The product did not start.")));
  });
  return child;
}

/** Ends every process of the product in the same moment, without a chance to tidy up. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once("exit", done));
  if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await gone;
}

test("a server killed in the middle of typing loses nothing that was said to be saved", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "docuforge-killed-"));
  let product = await start(port, dataDir);
  try {
    const context = await browser.newContext({ baseURL: `http://localhost:${port}` });
    const author = await Author.signUp(context);
    const { docId, path } = await author.createDocument();
    await author.putDraft(docId, "# Shaftline\n\nTechnicians work in shafts.\n");
    const page = await context.newPage();
    await page.goto(path);
    await expect(page.locator(SAVED)).toBeVisible();
    await typeAfter(page, "Technicians work in shafts.", " Said to be saved.");
    await expect(page.locator(SAVED)).toBeVisible();

    const typing = page.keyboard.type(" Typed while the server was killed.", { delay: 30 });
    await expect(page.locator(".cm-content")).toContainText("Typed while");
    await kill(product);
    await typing;
    await page.keyboard.type(" Typed after.");
    await expect(page.getByText("Offline: kept on this device")).toBeVisible();
    await expect(page.locator(SAVED)).toBeHidden();

    product = await start(port, dataDir);
    const { content: atOnce } = await author.readDraft(docId);
    expect(atOnce).toContain("Said to be saved.");
    await expect(page.locator(SAVED)).toBeVisible({ timeout: 30_000 });
    const { content } = await author.readDraft(docId);
    expect(content).toBe(
      "# Shaftline\n\nTechnicians work in shafts. Said to be saved. " +
        "Typed while the server was killed. Typed after.\n",
    );
  } finally {
    await kill(product);
    await rm(dataDir, { recursive: true, force: true });
  }
});
