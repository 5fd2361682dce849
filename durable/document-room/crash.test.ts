import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DraftState } from "./client.ts";

const WORKER = "virtual:crash-worker";
/** The workerd that miniflare brings. */
const workerdPath = (
  createRequire(createRequire(import.meta.url).resolve("miniflare"))("workerd") as {
    default: string;
  }
).default;
const roomFile = resolve(import.meta.dirname, "document-room.ts");

/** Hands HTTP requests on to the room; Postgres is away the whole time. */
const workerSource = `
  export { DocumentRoom } from ${JSON.stringify(roomFile)};
  export default {
    async fetch(request, env) {
      const { method, documentId, input } = await request.json();
      const room = env.DOCUMENT_ROOM.get(env.DOCUMENT_ROOM.idFromName(documentId));
      return Response.json(await room[method](input));
    },
  };`;
const postgresIsAway = `
  const away = () => Promise.reject(new Error("Postgres is away"));
  export { away as findLiveAccess, away as saveDraftSnapshot };`;

const running = new Set<ChildProcess>();
let folder = "";

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "crash-worker",
        enforce: "pre",
        resolveId: (id) =>
          id === WORKER || id.endsWith("/documents/drafts/index.ts") ? `\0${id}` : undefined,
        load: (id) => {
          if (id === `\0${WORKER}`) return workerSource;
          return id.startsWith("\0") && id.endsWith("/drafts/index.ts")
            ? postgresIsAway
            : undefined;
        },
      },
    ],
    ssr: { noExternal: true, target: "webworker" },
    build: {
      ssr: true,
      write: false,
      rolldownOptions: { input: WORKER, external: [/^cloudflare:/, /^node:/] },
    },
  });
  const output = "output" in result ? result.output : [];
  return output[0]?.type === "chunk" ? output[0].code : "";
}

const workerdConfig = `
  using Workerd = import "/workerd/workerd.capnp";
  const config :Workerd.Config = (
    services = [
      (name = "main", worker = .main),
      (name = "disk", disk = (path = "state", writable = true)),
    ],
    sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
  );
  const main :Workerd.Worker = (
    modules = [(name = "worker.js", esModule = embed "worker.js")],
    compatibilityDate = "2026-11-01",
    compatibilityFlags = ["nodejs_compat"],
    durableObjectNamespaces = [
      (className = "DocumentRoom", uniqueKey = "document-room", enableSql = true),
    ],
    durableObjectStorage = (localDisk = "disk"),
    bindings = [(name = "DOCUMENT_ROOM", durableObjectNamespace = "DocumentRoom")],
  );`;

/** A workerd of its own on the test's folder; `kill` is kill -9. */
async function start() {
  const workerd = spawn(workerdPath, ["serve", "config.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  running.add(workerd);
  workerd.once("exit", () => running.delete(workerd));
  const port = await new Promise<number>((resolvePort, reject) => {
    workerd.once("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
    workerd.stdio[3]?.once("data", (event: Buffer) => {
      resolvePort((JSON.parse(event.toString()) as { port: number }).port);
    });
  });
  async function kill(): Promise<void> {
    const ended = once(workerd, "exit");
    workerd.kill("SIGKILL");
    await ended;
  }
  async function call<Result>(method: string, documentId: string, input?: object) {
    const body = JSON.stringify({ method, documentId, input });
    const answer = await fetch(`http://127.0.0.1:${port}`, { method: "POST", body });
    return (await answer.json()) as Result;
  }
  return { call, kill };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "document-room-"));
  await mkdir(join(folder, "state"));
  await writeFile(join(folder, "config.capnp"), workerdConfig);
  await writeFile(join(folder, "worker.js"), await bundle());
}, 60_000);

afterAll(async () => {
  for (const workerd of running) {
    workerd.kill("SIGKILL");
  }
  await rm(folder, { recursive: true, force: true });
});

it("has every answered edit after kill -9 in the middle of a burst", {
  timeout: 120_000,
}, async () => {
  const documents = ["doc_a", "doc_b", "doc_c", "doc_d"];
  const answered = new Map(documents.map((id) => [id, 0]));
  const text = (id: string, edit: number) => `# ${id}\n\n${"x".repeat(edit % 97)}edit ${edit}\n`;
  for (let round = 0; round < 4; round += 1) {
    const { call, kill } = await start();
    const burst = async (documentId: string) => {
      await call("initialize", documentId, { documentId, organizationId: "org_1" });
      const userId = "usr_1";
      const expiresAtMs = Date.now() + 30_000;
      const grant = { userId, organizationId: "org_1", projectId: "p", canEdit: true, expiresAtMs };
      for (let edit = (answered.get(documentId) ?? 0) + 1; ; edit += 1) {
        const content = text(documentId, edit);
        const input = { content, ifMatch: "*", userId, grant };
        const result = await call<{ ok: boolean; revision: number }>("replace", documentId, input);
        expect(result.ok).toBe(true);
        answered.set(documentId, edit);
        if (edit === (round + 1) * 150 && documentId === "doc_a") {
          void kill();
        }
      }
    };
    const ends = await Promise.allSettled(documents.map(burst));
    expect(ends.every(({ status }) => status === "rejected")).toBe(true);

    const restarted = await start();
    for (const documentId of documents) {
      const state = await restarted.call<DraftState>("read", documentId);
      const last = answered.get(documentId) ?? 0;
      // The edit that was under way may have arrived without its answer.
      const onDisk = state.content === text(documentId, last + 1) ? last + 1 : last;
      expect(state.content).toBe(text(documentId, onDisk));
      answered.set(documentId, onDisk);
    }
    await restarted.kill();
  }
  expect(answered.get("doc_a")).toBeGreaterThanOrEqual(600);
});
