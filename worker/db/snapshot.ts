import { Client } from "@neondatabase/serverless";
import type { DatabaseLocation } from "./client.ts";

/** All that the database holds as it was at one moment, while others go on to write. */
export interface Snapshot {
  rows<Row>(statement: string): Promise<Row[]>;
}

/**
 * Lets `use` read through one session in one transaction, which sees nothing that is committed
 * meanwhile. It writes nothing and ends with `use`.
 */
export async function withSnapshot<Result>(
  { url, fetchEndpoint }: DatabaseLocation,
  use: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  const client = new Client(url);
  if (fetchEndpoint !== undefined) {
    client.neonConfig.wsProxy = () => `${new URL(fetchEndpoint).host}/v2`;
    client.neonConfig.useSecureWebSocket = false;
    client.neonConfig.pipelineConnect = false;
  }
  // What breaks the session fails the statement that waits, too.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("begin transaction isolation level repeatable read, read only");
    return await use({
      rows: async <Row>(statement: string) => (await client.query(statement)).rows as Row[],
    });
  } finally {
    await client.query("rollback").catch(() => undefined);
    await client.end();
  }
}
