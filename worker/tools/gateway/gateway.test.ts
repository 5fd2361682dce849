import { NeonDbError, neon, neonConfig, Pool, type PoolClient } from "@neondatabase/serverless";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { copyTemplate, type TestDataDir } from "../../test/database/template.ts";
import { type Gateway, openGateway } from "./index.ts";

let gateway: Gateway;
let dataDir: TestDataDir | undefined;
// A real server where one is at hand, e.g. TEST_POSTGRES_URL=postgres://postgres@127.0.0.1/postgres.
const postgresUrl = process.env.TEST_POSTGRES_URL;

beforeAll(async () => {
  if (postgresUrl === undefined) dataDir = await copyTemplate("empty");
  gateway = await openGateway(
    postgresUrl === undefined ? { dataDir: dataDir?.path } : { postgresUrl },
  );
  neonConfig.fetchEndpoint = gateway.fetchEndpoint;
  neonConfig.wsProxy = (host, port) => `${host}:${port}/v2`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await dataDir?.remove();
});

beforeEach(async () => {
  const sql = neon(gateway.databaseUrl);
  await sql`DROP TABLE IF EXISTS seats`;
  await sql`CREATE TABLE seats (id int PRIMARY KEY, holder text NOT NULL CHECK (holder <> ''))`;
});

async function failure(promise: Promise<unknown>): Promise<NeonDbError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NeonDbError);
  return error as NeonDbError;
}

async function withClient<Result>(use: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const pool = new Pool({ connectionString: gateway.databaseUrl });
  pool.on("error", () => undefined);
  const client = await pool.connect();
  client.on("error", () => undefined);
  try {
    return await use(client);
  } finally {
    client.release();
    await pool.end();
  }
}

describe("statements over HTTP", () => {
  it("carries every kind of value there and back", async () => {
    const text = 'quote " backslash \\ newline \n tab \t é 漢字 🙂 \u2028';
    const [row] = await neon(gateway.databaseUrl)`
      SELECT ${text}::text AS text, ${42}::int AS whole, ${null}::text AS missing,
        ${true}::boolean AS yes, ${"0.1"}::numeric AS exact, ${9007199254740993n.toString()}::int8 AS big,
        ${JSON.stringify({ a: [1, text] })}::jsonb AS json, ARRAY['x', NULL, 'y"z'] AS list,
        ${Buffer.from([0, 1, 255])}::bytea AS bytes, '2026-01-02T03:04:05.678Z'::timestamptz AS moment`;
    expect(row).toEqual({
      text,
      whole: 42,
      missing: null,
      yes: true,
      exact: "0.1",
      big: "9007199254740993",
      json: { a: [1, text] },
      list: ["x", null, 'y"z'],
      bytes: Buffer.from([0, 1, 255]),
      moment: new Date("2026-01-02T03:04:05.678Z"),
    });
  });

  it("answers rows as arrays and full results when asked", async () => {
    const sql = neon(gateway.databaseUrl);
    expect(await sql.query("SELECT 1 AS a, 2 AS a", [], { arrayMode: true })).toEqual([[1, 2]]);
    const full = await sql.query("INSERT INTO seats VALUES (1, 'a'), (2, 'b')", [], {
      fullResults: true,
    });
    expect(full).toMatchObject({ command: "INSERT", rowCount: 2, rows: [], fields: [] });
    const selected = await sql.query("SELECT id FROM seats", [], { fullResults: true });
    expect(selected).toMatchObject({ command: "SELECT", rowCount: 2 });
    expect(selected.fields).toMatchObject([{ name: "id", dataTypeID: 23, format: "text" }]);
  });

  it("passes on large values", async () => {
    const text = "ÿ".repeat(700_000);
    const rows = await neon(
      gateway.databaseUrl,
    )`SELECT ${text}::text AS text FROM generate_series(1, 3)`;
    expect(rows.map((row) => row.text === text)).toEqual([true, true, true]);
  });

  it.each(["first", "second"])("raises the fields of an error, the %s time too", async () => {
    const sql = neon(gateway.databaseUrl);
    await sql`INSERT INTO seats VALUES (1, 'a')`;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const error = await failure(sql`INSERT INTO seats VALUES (1, 'b')`);
      expect(error).toMatchObject({
        code: "23505",
        constraint: "seats_pkey",
        table: "seats",
        schema: "public",
        severity: "ERROR",
        detail: "Key (id)=(1) already exists.",
      });
    }
    expect(await failure(sql`SELEC 1`)).toMatchObject({ code: "42601", position: "1" });
    expect(await failure(sql`SELECT ${"x"}::int`)).toMatchObject({ code: "22P02" });
    expect(await failure(sql`SELECT ${"a\0b"}::text`)).toMatchObject({ code: "22021" });
    expect(await sql`SELECT id FROM seats`).toEqual([{ id: 1 }]);
  });

  it("prepares again when a table changes under a prepared statement", async () => {
    const sql = neon(gateway.databaseUrl);
    await sql`INSERT INTO seats VALUES (1, 'a')`;
    expect(await sql`SELECT * FROM seats`).toEqual([{ id: 1, holder: "a" }]);
    await sql`ALTER TABLE seats ADD COLUMN row int DEFAULT 7`;
    expect(await sql`SELECT * FROM seats`).toEqual([{ id: 1, holder: "a", row: 7 }]);
  });

  it("keeps working past the number of statements it keeps prepared", async () => {
    const sql = neon(gateway.databaseUrl);
    for (let number = 0; number < 350; number += 1) {
      expect(await sql.query(`SELECT ${number} AS n`)).toEqual([{ n: number }]);
    }
    expect(await sql.query("SELECT 0 AS n")).toEqual([{ n: 0 }]);
  });

  it("gives each of many concurrent requests its own answer", async () => {
    const sql = neon(gateway.databaseUrl);
    const numbers = Array.from({ length: 200 }, (_, number) => number);
    const answers = await Promise.all(
      numbers.map((number) =>
        number % 7 === 0
          ? failure(sql`SELECT ${`bad ${number}`}::int`).then((error) => error.message)
          : sql`SELECT ${number}::int AS n`.then(([row]) => row?.n),
      ),
    );
    expect(answers).toEqual(
      numbers.map((number) =>
        number % 7 === 0 ? `invalid input syntax for type integer: "bad ${number}"` : number,
      ),
    );
  });
});

describe("batches", () => {
  it("runs in one transaction and answers every statement", async () => {
    const sql = neon(gateway.databaseUrl);
    const results = await sql.transaction([
      sql`INSERT INTO seats VALUES (1, 'a') RETURNING id`,
      sql`INSERT INTO seats VALUES (2, 'b')`,
      sql`SELECT count(*)::int AS n, count(DISTINCT xmin::text)::int AS transactions FROM seats`,
    ]);
    expect(results).toEqual([[{ id: 1 }], [], [{ n: 2, transactions: 1 }]]);
  });

  it("rolls everything back when one statement fails", async () => {
    const sql = neon(gateway.databaseUrl);
    const batch = (): Promise<unknown> =>
      sql.transaction([
        sql`INSERT INTO seats VALUES (1, 'a')`,
        sql`INSERT INTO seats VALUES (2, ${""})`,
        sql`INSERT INTO seats VALUES (3, 'c')`,
      ]);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await failure(batch())).toMatchObject({
        code: "23514",
        constraint: "seats_holder_check",
      });
    }
    expect(await sql`SELECT id FROM seats`).toEqual([]);
  });

  it("rolls back when only the commit fails", async () => {
    const sql = neon(gateway.databaseUrl);
    await sql`ALTER TABLE seats ADD UNIQUE (holder) DEFERRABLE INITIALLY DEFERRED`;
    const error = await failure(
      sql.transaction([
        sql`INSERT INTO seats VALUES (1, 'a')`,
        sql`INSERT INTO seats VALUES (2, 'a')`,
      ]),
    );
    expect(error).toMatchObject({ code: "23505", constraint: "seats_holder_key" });
    expect(await sql`SELECT id FROM seats`).toEqual([]);
  });

  it("obeys the isolation headers", async () => {
    const sql = neon(gateway.databaseUrl);
    const [level, readOnly] = await sql.transaction(
      [sql`SHOW transaction_isolation`, sql`SHOW transaction_read_only`],
      { isolationLevel: "Serializable", readOnly: true, deferrable: true },
    );
    expect(level).toEqual([{ transaction_isolation: "serializable" }]);
    expect(readOnly).toEqual([{ transaction_read_only: "on" }]);
    const refused = sql.transaction([sql`INSERT INTO seats VALUES (1, 'a')`], { readOnly: true });
    expect(await failure(refused)).toMatchObject({ code: "25006" });
    expect(await sql`SHOW transaction_read_only`).toEqual([{ transaction_read_only: "off" }]);
  });
});

describe("sessions over WebSocket", () => {
  it("runs an interactive transaction that others do not see or disturb", async () => {
    const sql = neon(gateway.databaseUrl);
    await withClient(async (client) => {
      await client.query("BEGIN");
      await client.query("INSERT INTO seats VALUES ($1, $2)", [1, "a"]);
      const others = sql`SELECT count(*)::int AS n FROM seats`;
      expect((await client.query("SELECT id FROM seats")).rows).toEqual([{ id: 1 }]);
      await client.query("ROLLBACK");
      expect(await others).toEqual([{ n: 0 }]);
    });
  });

  it("keeps concurrent transactions apart", async () => {
    await neon(gateway.databaseUrl)`INSERT INTO seats VALUES (0, '0')`;
    const increment = (): Promise<void> =>
      withClient(async (client) => {
        await client.query("BEGIN");
        const { rows } = await client.query("SELECT holder FROM seats WHERE id = 0 FOR UPDATE");
        const next = String(Number(rows[0].holder) + 1);
        await client.query("UPDATE seats SET holder = $1 WHERE id = 0", [next]);
        await client.query("COMMIT");
      });
    await Promise.all(Array.from({ length: 8 }, increment));
    expect(await neon(gateway.databaseUrl)`SELECT holder FROM seats`).toEqual([{ holder: "8" }]);
  });

  it("raises errors and goes on", async () => {
    await withClient(async (client) => {
      await expect(client.query("SELECT 1/0")).rejects.toMatchObject({ code: "22012" });
      expect((await client.query("SELECT $1::text AS t", ["x"])).rows).toEqual([{ t: "x" }]);
    });
  });

  it("rolls back what a client leaves behind when it goes away in a transaction", async () => {
    const sql = neon(gateway.databaseUrl);
    const socket = await openSocket();
    socket.send(startup());
    await nextMessage(socket);
    socket.send(simpleQuery("BEGIN; INSERT INTO seats VALUES (1, 'left')"));
    await nextMessage(socket);
    socket.close();
    await expect.poll(() => sql`SELECT count(*)::int AS n FROM seats`).toEqual([{ n: 0 }]);
    await sql`INSERT INTO seats VALUES (1, 'free')`;
  });

  it("takes messages cut anywhere", async () => {
    const socket = await openSocket();
    for (const byte of startup()) socket.send(new Uint8Array([byte]));
    await nextMessage(socket);
    const query = simpleQuery("SELECT 'whole'");
    const answer = nextMessage(socket);
    socket.send(query.subarray(0, 3));
    socket.send(query.subarray(3, 9));
    socket.send(query.subarray(9));
    expect((await answer).toString("latin1")).toContain("whole");
    socket.close();
  });
});

describe("strangers", () => {
  it("need the password of this gateway", async () => {
    const { status } = await fetch(gateway.fetchEndpoint, {
      method: "POST",
      headers: { "Neon-Connection-String": "postgres://docuforge:guess@127.0.0.1/docuforge" },
      body: '{"query":"SELECT 1","params":[]}',
    });
    expect(status).toBe(401);
  });

  it.each(["{", "[]", "null", '{"query":1}', '{"queries":[{"query":"SELECT 1","params":1}]}'])(
    "get no answer to %s",
    async (body) => {
      const headers = { "Neon-Connection-String": gateway.databaseUrl };
      const { status } = await fetch(gateway.fetchEndpoint, { method: "POST", headers, body });
      expect(status).toBe(422);
    },
  );

  it("find nothing at other paths", async () => {
    expect((await fetch(new URL("/", gateway.fetchEndpoint))).status).toBe(404);
  });
});

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/v2`);
  socket.binaryType = "arraybuffer";
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  return socket;
}

function nextMessage(socket: WebSocket): Promise<Buffer> {
  return new Promise((resolve) => {
    socket.onmessage = (event) => resolve(Buffer.from(event.data as ArrayBuffer));
  });
}

function startup(): Buffer {
  const body = Buffer.from("\0\u0003\0\0user\0docuforge\0\0", "latin1");
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

function simpleQuery(sql: string): Buffer {
  const body = Buffer.from(`${sql}\0`);
  const head = Buffer.from("Q\0\0\0\0", "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
