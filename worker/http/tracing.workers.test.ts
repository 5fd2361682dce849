import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type RawEnv, readEnv } from "../env.ts";
import worker from "../index.ts";
import { sendFailures } from "../platform/failures/send-failures.ts";
import { outboxRow } from "../platform/outbox/outbox.ts";
import { exportSpans } from "../platform/tracing/export-spans.ts";
import { inTrace } from "../platform/tracing/trace.ts";
import { mailedToken } from "../test/mailbox.ts";
import { codeOf } from "../test/requests/way-in-requests.ts";
import { newPerson, type Person } from "../test/team.ts";
import { newDocument, newVersion } from "../test/workspace.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const callerSpanId = "00f067aa0ba902b7";
const traceparent = `00-${traceId}-${callerSpanId}-01`;
const collector = "https://otlp.test";
const reports = "https://errors.test";
const tracedEnv: RawEnv = {
  ...(env as unknown as RawEnv),
  OTEL_EXPORTER_OTLP_ENDPOINT: `${collector}/`,
  OTEL_EXPORTER_OTLP_HEADERS: "x-api-key=se=cret,x-team=docs",
};

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  status: { code: number };
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

interface Sent {
  url: string;
  headers: Headers;
  spans: SentSpan[];
}

/** Sends what is recorded to a stand-in that speaks OTLP over HTTP, and returns what it got. */
async function collect(answer = new Response("{}")): Promise<Sent[]> {
  const sent: Sent[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const text = new TextDecoder().decode(init?.body as Uint8Array);
    const { resourceSpans } = JSON.parse(text);
    sent.push({
      url: String(input),
      headers: new Headers(init?.headers),
      spans: resourceSpans[0].scopeSpans[0].spans,
    });
    return answer;
  });
  await exportSpans(readEnv(tracedEnv));
  vi.restoreAllMocks();
  return sent;
}

async function get(path: string, headers: Record<string, string>, bindings = tracedEnv) {
  const request = new Request(`http://localhost:8787${path}`, { headers });
  return await worker.fetch(
    request as Request<unknown, IncomingRequestCfProperties>,
    bindings as never,
    createExecutionContext(),
  );
}

let person: Person;
beforeAll(async () => {
  person = await newPerson();
});

afterEach(() => vi.restoreAllMocks());

describe("a traced request", () => {
  it("continues its caller's trace through the database and the document's room", async () => {
    const { id } = await newDocument(person);
    const headers = { Authorization: `Bearer ${person.token}`, traceparent };
    expect((await get(`/api/v1/docs/${id}/draft`, headers)).status).toBe(200);
    const [sent, ...more] = await collect();
    expect(more).toEqual([]);
    expect(sent?.url).toBe(`${collector}/v1/traces`);
    expect(sent?.headers.get("x-api-key")).toBe("se=cret");
    const spans = (sent?.spans ?? []).filter((span) => span.traceId === traceId);
    const server = spans.find(({ kind }) => kind === 2);
    expect(server).toMatchObject({
      name: "GET /api/v1/docs/:docId/draft",
      parentSpanId: callerSpanId,
    });
    const attributes = Object.fromEntries(
      (server?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]),
    );
    expect(attributes).toMatchObject({
      "http.response.status_code": 200,
      "enduser.id": person.id,
    });
    for (const name of ["database", "room readWithOrigins"]) {
      const child = spans.find((span) => span.name === name);
      expect(child?.parentSpanId, name).toBe(server?.spanId);
    }
    expect(JSON.stringify(spans)).not.toContain(person.token);
  });

  it("is sent once", async () => {
    expect((await get("/health", { traceparent })).status).toBe(200);
    expect(await collect()).toHaveLength(1);
    expect(await collect()).toEqual([]);
  });

  it("is begun anew where the header is none, and its ids stand in the log", async () => {
    const lines: string[] = [];
    vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line));
    const broken = {
      ...tracedEnv,
      ASSETS: { fetch: () => Promise.reject(new Error("away")) },
    } as unknown as RawEnv;
    const answer = await get("/somewhere", { traceparent: "00-none" }, broken);
    expect(answer.status).toBe(500);
    const [sent] = await collect();
    const server = sent?.spans.find(({ name }) => name.startsWith("GET"));
    expect(server?.parentSpanId).toBeUndefined();
    expect(server?.status.code).toBe(2);
    expect(JSON.parse(lines[0] ?? "{}")).toMatchObject({
      event: "request.failed",
      requestId: answer.headers.get("X-Request-Id"),
      traceId: server?.traceId,
      spanId: server?.spanId,
    });
  });
});

it("gives log lines and queue messages a trace even where none is exported", async () => {
  const work = {
    tracer: undefined,
    name: "work",
    kind: "internal" as const,
    traceparent,
    fields: { requestId: "r" },
  };
  const row = await inTrace(work, async () => outboxRow("export", { jobId: "job_1" }, new Date()));
  expect(row.payload).toMatchObject({
    jobId: "job_1",
    traceparent: expect.stringMatching(
      new RegExp(`^00-${traceId}-(?!${callerSpanId})[0-9a-f]{16}-01$`),
    ),
  });
});

it("goes on without a collector that is away", async () => {
  const lines: string[] = [];
  vi.spyOn(console, "warn").mockImplementation((line) => void lines.push(line));
  await get("/health", { traceparent });
  const fetchSpy = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("refused"));
  await exportSpans(readEnv(tracedEnv));
  expect(fetchSpy).toHaveBeenCalledOnce();
  expect(JSON.parse(lines[0] ?? "{}")).toMatchObject({ event: "spans.lost", spans: 1 });
  fetchSpy.mockRestore();
  expect(await collect()).toEqual([]);
});

describe("secrets", () => {
  const canary = (name: string) => `${name}-canary-${crypto.randomUUID()}`;
  const configured = {
    ...tracedEnv,
    SENDGRID_API_KEY: canary("sendgrid"),
    LLM_API_KEY: canary("llm"),
    METRICS_TOKEN: canary("metrics"),
    OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${canary("otel")}`,
    SENTRY_DSN: `https://public@${new URL(reports).host}/1`,
  };
  const broken = {
    ...configured,
    DATABASE_URL: `postgres://nobody:${canary("database")}@away.example/docuforge`,
    NEON_FETCH_ENDPOINT: "http://127.0.0.1:9/sql",
  };
  const privateKeys = [tracedEnv.AUTH_SIGNING_KEYS, tracedEnv.DATA_ENCRYPTION_KEYS]
    .flatMap((text) => JSON.parse(text) as { d?: string; k?: string }[])
    .flatMap(({ d, k }) => [d, k]);
  const variables = [configured, broken].flatMap((bindings) => [
    bindings.SENDGRID_API_KEY,
    bindings.LLM_API_KEY,
    bindings.METRICS_TOKEN,
    bindings.OTEL_EXPORTER_OTLP_HEADERS.split("=")[1],
    bindings.DATABASE_URL.match(/:([^:@]+)@/)?.[1],
    ...readEnv(bindings).oauthProviders.map(({ clientSecret }) => clientSecret),
  ]);

  it("stay out of logs, traces, reports and every answer but the one that gives them", async () => {
    const told: string[] = [];
    for (const level of ["debug", "info", "log", "warn", "error"] as const) {
      vi.spyOn(console, level).mockImplementation((...line) => void told.push(line.join(" ")));
    }
    const { fetch } = globalThis;
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (![collector, reports].includes(new URL(url).origin)) return await fetch(input, init);
      const sent = init?.body;
      told.push(typeof sent === "string" ? sent : new TextDecoder().decode(sent as Uint8Array));
      return new Response("{}");
    });
    const secrets = new Set([...privateKeys, ...variables].filter((each) => each !== undefined));
    const answers: { what: string; text: string }[] = [];
    const known = (secret: unknown): string => {
      secrets.add(String(secret));
      return String(secret);
    };
    const call = async (
      method: string,
      path: string,
      {
        token,
        body,
        bindings = configured,
      }: {
        token?: string;
        body?: unknown;
        bindings?: RawEnv;
      } = {},
    ) => {
      const headers = new Headers({ traceparent });
      if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
      if (body !== undefined) headers.set("Content-Type", "application/json");
      const answer = await worker.fetch(
        new Request(`http://localhost:8787${path}`, {
          method,
          headers,
          body: body === undefined ? null : JSON.stringify(body),
          redirect: "manual",
        }) as Request<unknown, IncomingRequestCfProperties>,
        bindings as never,
        createExecutionContext(),
      );
      await exportSpans(readEnv(configured));
      await sendFailures(readEnv(configured));
      const text = await answer.text();
      const heads = JSON.stringify([...answer.headers]);
      answers.push({ what: `${method} ${path}`, text: `${heads}${text}` });
      const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
      return { status: answer.status, body: isJson ? JSON.parse(text) : text };
    };
    /** What an answer is asked for is in it, and is a secret from then on. */
    const give = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
      const given = await answer;
      answers.pop();
      return given;
    };
    const api = "/api/v1";
    const email = `${crypto.randomUUID()}@example.com`;
    const password = known(canary("password"));
    const wrong = known(canary("wrong"));
    const { token: mailed, organizationId, ...mara } = person;
    const everywhere = [configured, broken];

    await give(call("POST", `${api}/auth/signup`, { body: { email, password, name: "Ines" } }));
    const verification = known(await mailedToken(email));
    for (const bindings of everywhere) {
      await call("POST", `${api}/auth/login`, { body: { email, password: wrong }, bindings });
      await call("POST", `${api}/auth/verify-email`, { body: { token: verification }, bindings });
      await call("POST", `${api}/auth/signup`, { body: { email: [password], name: {} }, bindings });
    }
    const login = await give(call("POST", `${api}/auth/login`, { body: { email, password } }));
    const token = known(login.body.accessToken);
    const refreshToken = known(login.body.refreshToken);
    const currentPassword = password;
    const factor = await give(
      call("POST", `${api}/me/two-factor`, { token, body: { currentPassword } }),
    );
    const secret = known(factor.body.secret);
    const { body } = await give(
      call("POST", `${api}/me/two-factor/confirm`, { token, body: { code: codeOf(secret) } }),
    );
    for (const code of body.recoveryCodes) known(code);
    const [code] = body.recoveryCodes;
    await call("POST", `${api}/auth/login`, { body: { email, password, code }, bindings: broken });
    await call("GET", `${api}/me/two-factor`, { token });
    await call("GET", `${api}/me/export`, { token });
    await call("POST", `${api}/auth/request-password-reset`, { body: { email } });
    const reset = known(await mailedToken(email, 4));

    const keys = `${api}/orgs/${organizationId}/api-keys`;
    const key = await give(
      call("POST", keys, { token: mailed, body: { name: "K", permissions: ["project.read"] } }),
    );
    const apiKey = known(key.body.secret);
    await call("POST", `${api}/orgs/${organizationId}/invitations`, {
      token: mailed,
      body: { email, role: "VIEWER" },
    });
    const invitation = known(await mailedToken(email, 5));
    const version = await newVersion(person);
    const shared = await give(
      call("POST", `${api}/versions/${version.id}/links`, { token: mailed, body: {} }),
    );
    const link = known(shared.body.token);
    const live = `${api}/docs/${version.documentId}/live`;
    const given = await give(call("POST", `${live}-ticket`, { token: mailed }));
    const ticket = known(given.body.ticket);
    const oauthCode = known(canary("code"));
    for (const bindings of everywhere) {
      await call("POST", `${api}/auth/refresh`, {
        body: { refreshToken: `${refreshToken}x` },
        bindings,
      });
      await call("POST", `${api}/auth/reset-password`, {
        body: { token: reset, password: "short" },
        bindings,
      });
      await call("GET", `${api}/projects`, { token: apiKey, bindings });
      await call("GET", keys, { token: mailed, bindings });
      await call("GET", `${api}/invitations/${invitation}`, { bindings });
      await call("POST", `${api}/invitations/${invitation}/accept`, { token: mailed, bindings });
      await call("GET", `/share/${link}`, { bindings });
      await call("GET", `${live}?ticket=${ticket}`, { bindings });
      await call("GET", `${api}/auth/oauth/forge/callback?code=${oauthCode}&state=s`, { bindings });
      await call("GET", "/metrics", { token: wrong, bindings });
      await call("GET", "/metrics", { token: bindings.METRICS_TOKEN, bindings });
      await call("GET", "/ready", { bindings });
    }
    await call("GET", `${api}/orgs/${organizationId}/audit?limit=100`, { token: mailed });

    vi.restoreAllMocks();
    const all = told.join("\n");
    expect(all).toContain("request.failed");
    expect(all).toContain('"resourceSpans"');
    expect(all).toContain('{"type":"event"}');
    for (const each of [...secrets, mara.refreshToken, mailed]) {
      expect(all).not.toContain(each);
      for (const { what, text } of answers) expect(text, what).not.toContain(each);
    }
  });
});
