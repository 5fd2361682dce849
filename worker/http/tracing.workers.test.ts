import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type RawEnv, readEnv } from "../env.ts";
import worker from "../index.ts";
import { outboxRow } from "../platform/outbox/outbox.ts";
import { exportSpans } from "../platform/tracing/export-spans.ts";
import { inTrace } from "../platform/tracing/trace.ts";
import { newPerson, type Person } from "../test/team.ts";
import { newDocument } from "../test/workspace.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const callerSpanId = "00f067aa0ba902b7";
const traceparent = `00-${traceId}-${callerSpanId}-01`;
const collector = "https://otlp.test";
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
