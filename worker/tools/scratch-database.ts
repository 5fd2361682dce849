import { randomBytes } from "node:crypto";
import { openPostgres } from "./gateway/postgres-backend.ts";
import { runScript } from "./gateway/run-script.ts";

/** An empty database of a name of its own on the server that `url` reaches. */
export interface ScratchDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Makes a database beside the one that `url` names; the person in `url` must be allowed to. */
export async function createScratchDatabase(url: string): Promise<ScratchDatabase> {
  const name = `docuforge_scratch_${randomBytes(4).toString("hex")}`;
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
