import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { NeonDbError, neon, neonConfig, Pool } from "@neondatabase/serverless";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyTemplate, type TestDataDir } from "../../test/database/template.ts";
import type { Backend } from "./channel.ts";
import { type Gateway, openGateway } from "./index.ts";
import { openPglite } from "./pglite-backend.ts";
import { converse } from "./session.ts";

// A server on a socket that can be taken away: the embedded Postgres behind the plain protocol.
let dataDir: TestDataDir;
let embedded: Backend;
let server: Server;
let gateway: Gateway;
const sockets = new Set<Socket>();

beforeAll(async () => {
  dataDir = await copyTemplate("empty");
  embedded = await openPglite(dataDir.path);
  server = createServer((socket) => {
    sockets.add(socket);
    const conversation = converse(embedded, {
      send: (bytes) => socket.write(bytes),
      close: () => socket.destroy(),
    });
    socket.on("data", (bytes: Buffer) => conversation.receive(bytes));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      conversation.end();
    });
  });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  gateway = await openGateway({ postgresUrl: `postgres://any:word@127.0.0.1:${port}/any` });
  neonConfig.fetchEndpoint = gateway.fetchEndpoint;
  neonConfig.wsProxy = (host, port) => `${host}:${port}/v2`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await stopServer();
  await embedded.close();
  await dataDir.remove();
});

async function listen(port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

async function stopServer(): Promise<void> {
  const closed = once(server, "close");
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}

it("answers more requests at once than it has sessions", async () => {
  const sql = neon(gateway.databaseUrl);
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => sql`SELECT ${n}::int AS n, repeat('x', 100000) AS filler`),
  );
  expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 60 }, (_, n) => n));
});

it("lends sessions to interactive clients", async () => {
  const pool = new Pool({ connectionString: gateway.databaseUrl });
  const client = await pool.connect();
  expect((await client.query("SELECT $1::text AS t", ["x"])).rows).toEqual([{ t: "x" }]);
  client.release();
  await pool.end();
});

it("says so when a session breaks before its answer, and recovers", async () => {
  const sql = neon(gateway.databaseUrl);
  const broken = sql`SELECT count(*) FROM generate_series(1, 3000000)`.catch(
    (error: unknown) => error,
  );
  await expect.poll(() => sockets.size).toBeGreaterThan(0);
  for (const socket of sockets) socket.destroy();
  const outcome = await broken;
  if (outcome instanceof NeonDbError) expect(outcome.message).toContain("HTTP status 503");
  expect(await sql`SELECT 1 AS n`).toEqual([{ n: 1 }]);
});

it("answers 503 while the server is away and works again when it is back", async () => {
  const sql = neon(gateway.databaseUrl);
  const { port } = server.address() as AddressInfo;
  await stopServer();
  await expect(sql`SELECT 1`).rejects.toThrow("HTTP status 503");
  const pool = new Pool({ connectionString: gateway.databaseUrl });
  pool.on("error", () => undefined);
  await expect(pool.connect()).rejects.toThrow("cannot be reached");
  await listen(port);
  expect(await sql`SELECT 1 AS n`).toEqual([{ n: 1 }]);
});
