import { resolve } from "node:path";
import { type Gateway, openGateway } from "../gateway/index.ts";
import { migrate } from "../migrate.ts";
import { createScratchDatabase } from "../scratch-database.ts";

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
