import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { type Gateway, openGateway } from "../gateway/index.ts";
import { openPostgres } from "../gateway/postgres-backend.ts";
import { runScript } from "../gateway/run-script.ts";
import { migrate } from "../migrate.ts";

/** A migrated database of the bench's own behind the product's gateway. */
export interface BenchDatabase {
  gateway: Gateway;
  /** What stands behind the gateway, for the heading of the report. */
  kind: string;
  close(): Promise<void>;
}

/** Opens the embedded Postgres in `folder`, or makes a scratch database on the given server. */
export async function openBenchDatabase(folder: string, url?: string): Promise<BenchDatabase> {
  const scratch = url === undefined ? undefined : await createScratchDatabase(url);
  const gateway = await openGateway(
    scratch === undefined ? { dataDir: resolve(folder, "postgres") } : { postgresUrl: scratch.url },
  );
  async function close(): Promise<void> {
    await gateway.close();
    await scratch?.drop();
  }
  try {
    await migrate(gateway.backend);
  } catch (error) {
    await close();
    throw error;
  }
  return { gateway, kind: scratch === undefined ? "embedded Postgres" : "Postgres server", close };
}

async function createScratchDatabase(url: string) {
  const name = `docuforge_bench_${randomBytes(4).toString("hex")}`;
  const scratchUrl = new URL(url);
  scratchUrl.pathname = `/${name}`;
  await runOn(url, `CREATE DATABASE ${name}`);
  return {
    url: scratchUrl.href,
    drop: () => runOn(url, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const server = openPostgres({ url, maxSessions: 1 });
  try {
    const error = await server.withChannel((channel) => runScript(channel, sql));
    if (error !== undefined) throw new Error(`${sql} failed: ${error.message}`);
  } finally {
    await server.close();
  }
}
