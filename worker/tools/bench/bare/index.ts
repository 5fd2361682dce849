import { type NeonQueryFunction, neon, neonConfig } from "@neondatabase/serverless";
import { type Context, Hono } from "hono";
import {
  type DocumentRoomNamespace,
  documentRoom,
} from "../../../../durable/document-room/client.ts";
import { newId } from "../../../kernel/ids.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { RateLimitedError } from "../../../platform/rate-limit/errors.ts";
import type { Parameter, Placeholder, RecordedCall, RecordedCalls } from "./statements.ts";

// The same configuration as the product, so the same classes.
export * from "../../../../durable/index.ts";

interface BareEnv {
  DATABASE_URL: string;
  NEON_FETCH_ENDPOINT: string;
  RECORDED_CALLS: string;
  DOCUMENT_ROOM: DocumentRoomNamespace;
  RATE_LIMITER: DurableObjectNamespace;
}

type BareContext = Context<{ Bindings: BareEnv }>;
type Values = Partial<Record<Placeholder, string>>;

const grantLifetimeMs = 30_000;
let database: { sql: NeonQueryFunction<false, false>; calls: RecordedCalls } | undefined;

function openDatabase(env: BareEnv) {
  if (database === undefined) {
    neonConfig.fetchEndpoint = env.NEON_FETCH_ENDPOINT;
    // The room's flush brings the product's own, which counts round trips.
    neonConfig.fetchFunction = (url: string, init: RequestInit) => fetch(url, init);
    const calls = JSON.parse(env.RECORDED_CALLS) as RecordedCalls;
    database = { sql: neon(env.DATABASE_URL), calls };
  }
  return database;
}

function callOf(env: BareEnv, scenario: string, index = 0): RecordedCall {
  const call = openDatabase(env).calls[scenario]?.[index];
  if (call === undefined) throw new Error(`${scenario} has no round trip ${index}.`);
  return call;
}

function run(env: BareEnv, { isBatch, statements }: RecordedCall, values: Values) {
  const { sql } = openDatabase(env);
  const queries = statements.map(({ query, params }) =>
    sql.query(
      query,
      params.map((parameter) => fill(parameter, values)),
    ),
  );
  return isBatch ? sql.transaction(queries) : queries[0];
}

function fill(parameter: Parameter, values: Values): unknown {
  return "literal" in parameter ? parameter.literal : values[parameter.from];
}

function valuesOf(c: BareContext): Values {
  return { user: c.req.param("userId") ?? "", target: c.req.param("targetId") ?? "" };
}

/** The room with its text, taken from Postgres on first use. */
async function readRoom(env: BareEnv, documentId: string) {
  const room = documentRoom(env.DOCUMENT_ROOM, documentId);
  const state = await room.read();
  if (state !== null) return state;
  const { sql } = openDatabase(env);
  const [draft] = await sql.query("select content from drafts where document_id = $1", [
    documentId,
  ]);
  await room.initialize({
    documentId,
    organizationId: "org",
    content: String(draft?.content),
    restore: { revision: 1, updatedAt: new Date().toISOString() },
  });
  return await room.read();
}

async function answerQuery(c: BareContext) {
  const scenario = c.req.path.split("/")[1] ?? "";
  return c.json(await run(c.env, callOf(c.env, scenario), valuesOf(c)));
}

const app = new Hono<{ Bindings: BareEnv }>();

app.get("/health", (c) => c.json({ status: "ok" }));

for (const policy of ["logIn", "refreshSession"] as const) {
  app.get(`/limits/${policy}/:first/:count`, async (c) => {
    const [first, count] = [Number(c.req.param("first")), Number(c.req.param("count"))];
    const ctx = {
      env: { appEnv: "local", limitsLoopback: true, rateLimiters: c.env.RATE_LIMITER },
    } as const;
    const decide = async (caller: number) => {
      const address = `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
      try {
        await enforceLimit({ ctx, policy, address });
        return true;
      } catch (error) {
        if (error instanceof RateLimitedError) return false;
        throw error;
      }
    };
    return c.json(await Promise.all(Array.from({ length: count }, (_, at) => decide(first + at))));
  });
}

app.get("/me/:userId/:targetId", answerQuery);
app.get("/projects-list/:userId/:targetId", answerQuery);
app.get("/project-get/:userId/:targetId", answerQuery);

app.get("/draft-get/:userId/:targetId", async (c) => {
  const [rows, state] = await Promise.all([
    run(c.env, callOf(c.env, "draft-get"), valuesOf(c)),
    readRoom(c.env, c.req.param("targetId")),
  ]);
  return c.json({ rows, state });
});

app.put("/draft-put/:userId/:targetId", async (c) => {
  const { userId, targetId } = c.req.param();
  const { content } = await c.req.json<{ content: string }>();
  const grant = {
    userId,
    organizationId: "org",
    projectId: "project",
    canEdit: true,
    expiresAtMs: Date.now() + grantLifetimeMs,
  };
  const room = documentRoom(c.env.DOCUMENT_ROOM, targetId);
  const edit = { content, ifMatch: "*" as const, userId, grant };
  const saved = await room.replace(edit);
  if (saved.ok) return c.json(saved);
  await readRoom(c.env, targetId);
  return c.json(await room.replace(edit));
});

app.post("/publish/:userId/:targetId", async (c) => {
  const values = valuesOf(c);
  const [, state] = await Promise.all([
    run(c.env, callOf(c.env, "publish"), values),
    readRoom(c.env, c.req.param("targetId")),
  ]);
  const made = {
    content: state?.content ?? "",
    version: newId("version"),
    audit: newId("audit"),
  };
  await run(c.env, callOf(c.env, "publish", 1), { ...values, ...made });
  return c.json({ id: made.version }, 201);
});

export default app;
