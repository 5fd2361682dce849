import { createServer } from "node:net";
import { resolve } from "node:path";
import type { Backend } from "../gateway/channel.ts";
import { isNeonHost, openGateway } from "../gateway/index.ts";
import { openPostgres } from "../gateway/postgres-backend.ts";
import { migrate } from "../migrate.ts";
import { ensureBuilt } from "./build.ts";
import { lockDataDir, readKeys, StartRefused } from "./data-dir.ts";
import { releaseJobs } from "./release-jobs.ts";
import { type LogLine, startWorkerd } from "./workerd.ts";

export interface ProductOptions {
  host?: string;
  port: number;
  dataDir: string;
  /** Another Postgres than the embedded one. */
  databaseUrl?: string;
  /** Optional variables of the Worker, e.g. LLM_BASE_URL. */
  variables?: Record<string, string>;
  onLog?(line: LogLine): void;
}

export interface Product {
  url: string;
  close(): Promise<void>;
}

interface Database {
  bindings: Record<string, string>;
  /** Lets unfinished jobs be taken up again. */
  releaseJobs(): Promise<void>;
  close(): Promise<void>;
}

const readyTimeoutMs = 60_000;
const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Builds what is stale, prepares the database and runs the product until `close`. Resolves once
 * `/ready` answers; throws StartRefused when the port or the folder is taken.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { host = "127.0.0.1", port, dataDir, databaseUrl, variables = {}, onLog } = options;
  const url = `http://localhost:${port}`;
  const closers: (() => Promise<void>)[] = [];
  async function close(): Promise<void> {
    for (let next = closers.pop(); next !== undefined; next = closers.pop()) await next();
  }
  try {
    await assertFree(host, port);
    closers.push(await lockDataDir(dataDir));
    const [database] = await settleAll([
      openDatabase(resolve(dataDir, "postgres"), databaseUrl).then((opened) => {
        closers.push(() => opened.close());
        return opened;
      }),
      ensureBuilt(),
    ]);
    const stop = await startWorkerd({
      host,
      port,
      stateDir: resolve(dataDir, "state"),
      bindings: {
        APP_ENV: "local",
        ...(await readKeys(dataDir)),
        // Links in mail lead here, whatever host a request names.
        ...(loopback.has(host) && { PUBLIC_URL: url }),
        ...variables,
        ...database.bindings,
      },
      onLog: onLog ?? (() => undefined),
      onRestart: () => database.releaseJobs(),
    });
    closers.push(stop);
    await waitUntilReady(`http://${host}:${port}/ready`);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDatabase(dataDir: string, databaseUrl?: string): Promise<Database> {
  if (databaseUrl !== undefined && isNeonHost(databaseUrl)) {
    const directly = (work: (backend: Backend) => Promise<void>) => {
      const direct = openPostgres({ url: databaseUrl, maxSessions: 1 });
      return work(direct).finally(() => direct.close());
    };
    await directly(prepare);
    return {
      bindings: { DATABASE_URL: databaseUrl },
      releaseJobs: () => directly(releaseJobs),
      close: async () => undefined,
    };
  }
  const gateway = await openGateway(
    databaseUrl === undefined ? { dataDir } : { postgresUrl: databaseUrl },
  );
  try {
    await prepare(gateway.backend);
  } catch (error) {
    await gateway.close();
    throw error;
  }
  return {
    bindings: { DATABASE_URL: gateway.databaseUrl, NEON_FETCH_ENDPOINT: gateway.fetchEndpoint },
    releaseJobs: () => releaseJobs(gateway.backend),
    close: () => gateway.close(),
  };
}

async function prepare(backend: Backend): Promise<void> {
  await migrate(backend);
  await releaseJobs(backend);
}

/** Like Promise.all, but nothing still runs when it rejects. */
async function settleAll<First, Second>(
  promises: [Promise<First>, Promise<Second>],
): Promise<[First, Second]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function assertFree(host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "is in use" : `cannot be used (${error.code})`;
      fail(new StartRefused(`Port ${port} ${why}; stop what uses it or set PORT to another one.`));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url);
      if (response.ok) return;
      last = `${response.status} ${await response.text()}`;
    } catch (error) {
      last = String(error);
    }
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`The product did not become ready: ${last}`);
}
