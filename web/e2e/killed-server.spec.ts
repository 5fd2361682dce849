import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { Author, SAVED, typeAfter } from "./author.ts";

const ROOT = resolve(import.meta.dirname, "../..");

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** A language model that is asked and never answers. */
async function startSilentModel() {
  const asked: string[] = [];
  const server = createHttpServer((request) => {
    asked.push(request.url ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { asked, url: `http://127.0.0.1:${port}`, close };
}

/** A product of its own, because its server is killed. */
async function start(port: number, dataDir: string, modelUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["worker/tools/bootstrap.mjs", "start.ts"], {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LLM_BASE_URL: modelUrl,
      LLM_MODEL: "silent",
    },
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

/** Ends the runtime alone, as it ends by itself when it runs out of memory. */
async function killRuntime({ pid: group }: ChildProcess): Promise<void> {
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/u.test(name));
  const found = await Promise.all(
    processes.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
      const [, name, , , of] = /\((.*)\) (\S) (\d+) (\d+)/u.exec(stat) ?? [];
      return name === "workerd" && Number(of) === group ? [Number(pid)] : [];
    }),
  );
  const [pid] = found.flat();
  if (pid === undefined) throw new Error("No runtime is running.");
  process.kill(pid, "SIGKILL");
}

test("a server killed in the middle of typing and of generating loses nothing that was said to be saved, and takes the job up again", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "docuforge-killed-"));
  // Says that the demo data is there, which this model would never finish.
  await writeFile(join(dataDir, "demo"), createHash("sha256").update("embedded").digest("hex"));
  const model = await startSilentModel();
  let product = await start(port, dataDir, model.url);
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

    const other = await author.createDocument();
    await author.call("POST", `/docs/${other.docId}/generate`, {});
    await expect.poll(() => model.asked.length).toBe(1);

    const typing = page.keyboard.type(" Typed while the server was killed.", { delay: 30 });
    await expect(page.locator(".cm-content")).toContainText("Typed while");
    await kill(product);
    await typing;
    await page.keyboard.type(" Typed after.");
    await expect(page.getByText("Offline: kept on this device")).toBeVisible();
    await expect(page.locator(SAVED)).toBeHidden();

    product = await start(port, dataDir, model.url);
    await expect.poll(() => model.asked.length, { timeout: 10_000 }).toBe(2);
    const { content: atOnce } = await author.readDraft(docId);
    expect(atOnce).toContain("Said to be saved.");
    await expect(page.locator(SAVED)).toBeVisible({ timeout: 30_000 });
    const { content } = await author.readDraft(docId);
    expect(content).toBe(
      "# Shaftline\n\nTechnicians work in shafts. Said to be saved. " +
        "Typed while the server was killed. Typed after.\n",
    );

    if (process.platform === "linux") {
      await killRuntime(product);
      await page.keyboard.type(" And once more.");
      await expect.poll(() => model.asked.length, { timeout: 20_000 }).toBe(3);
      await expect(page.locator(SAVED)).toBeVisible({ timeout: 30_000 });
      expect((await author.readDraft(docId)).content).toContain("Typed after. And once more.");
    }
  } finally {
    await kill(product);
    model.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
