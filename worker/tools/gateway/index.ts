import { randomBytes } from "node:crypto";
import { openPglite } from "./pglite-backend.ts";
import { openPostgres } from "./postgres-backend.ts";
import { type Gateway, startGateway } from "./server.ts";

export type { Gateway } from "./server.ts";

export interface LocalGatewayOptions {
  /** A real Postgres; without it the embedded one is opened. */
  postgresUrl?: string | undefined;
  /** Folder of the embedded Postgres; in memory when missing. */
  dataDir?: string | undefined;
  /** 0 lets the system choose. */
  port?: number;
}

/** Opens the database and a gateway in front of it whose connection string holds a fresh password. */
export async function openGateway(options: LocalGatewayOptions = {}): Promise<Gateway> {
  const { postgresUrl, dataDir, port = 0 } = options;
  const backend =
    postgresUrl === undefined ? await openPglite(dataDir) : openPostgres({ url: postgresUrl });
  const password = randomBytes(18).toString("hex");
  try {
    return await startGateway({
      backend,
      port,
      databaseUrl: (boundPort) =>
        `postgres://docuforge:${password}@127.0.0.1:${boundPort}/docuforge`,
    });
  } catch (error) {
    await backend.close();
    throw error;
  }
}

/** Neon serves its own HTTP endpoint, so nothing stands between it and the Worker. */
export function isNeonHost(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "neon.tech" || hostname.endsWith(".neon.tech");
}
