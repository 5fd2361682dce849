import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { log } from "../log.ts";
import { inTrace } from "../tracing/trace.ts";
import { takeFailures } from "./keep-failure.ts";
import { sendFailures } from "./send-failures.ts";

interface Envelope {
  url: string;
  header: Record<string, unknown>;
  items: { header: { type: string }; payload: unknown }[];
}

// Takes envelopes as Sentry does: lines of a header, then of each item's header and payload.
let server: Server;
let dsn: string;
let answer: { status: number; headers: Record<string, string> };
const received: { url: string; text: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const bytes = Buffer.concat(chunks);
      const isZipped = request.headers["content-encoding"] === "gzip";
      received.push({ url: request.url ?? "", text: String(isZipped ? gunzipSync(bytes) : bytes) });
      response.writeHead(answer.status, answer.headers).end("{}");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  dsn = `http://abc123@127.0.0.1:${(server.address() as AddressInfo).port}/42`;
});

afterAll(() => server.close());

beforeEach(() => {
  answer = { status: 200, headers: {} };
  received.length = 0;
  takeFailures();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

function parse({ url, text }: { url: string; text: string }): Envelope {
  const [header = "", ...rest] = text.trimEnd().split("\n");
  const items = Array.from({ length: rest.length / 2 }, (_, index) => ({
    header: JSON.parse(rest[index * 2] ?? ""),
    payload: JSON.parse(rest[index * 2 + 1] ?? ""),
  }));
  return { url, header: JSON.parse(header), items };
}

class SaveError extends Error {
  override name = "SaveError";
}

it("reports where it failed, and nothing that people wrote", async () => {
  const secret = "ada@example.com wrote\n    at https://x.example/live.js?ticket=tkt_1 (a.js:1:1)";
  const error = new SaveError(secret, { cause: new TypeError(`not ${secret}`) });
  const traced = {
    tracer: undefined,
    name: "GET",
    kind: "server" as const,
    traceparent: undefined,
    fields: { requestId: "r-1" },
  };
  await inTrace(traced, async () => log("error", "request.failed", { path: secret, error }));
  await sendFailures({ sentryDsn: dsn, appEnv: "production" });
  expect(received).toHaveLength(1);
  const [envelope] = received.map(parse);
  expect(envelope?.url).toMatch(/^\/api\/42\/envelope\/\?.*sentry_key=abc123/);
  expect(envelope?.items.map(({ header }) => header.type)).toEqual(["event"]);
  expect(envelope?.items[0]?.payload).toMatchObject({
    event_id: envelope?.header.event_id,
    level: "error",
    environment: "production",
    tags: { request_id: "r-1" },
    exception: {
      values: [
        { type: "TypeError", value: "request.failed" },
        {
          type: "SaveError",
          value: "request.failed",
          stacktrace: {
            frames: expect.arrayContaining([
              expect.objectContaining({
                filename: "send-failures.test.ts",
                lineno: expect.any(Number),
              }),
            ]),
          },
        },
      ],
    },
  });
  for (const word of ["ada", "example.com", "tkt_1", "ticket", "/share", process.cwd()]) {
    expect(received[0]?.text).not.toContain(word);
  }
});

it("leaves Sentry alone for as long as it wants", async () => {
  answer = { status: 429, headers: { "Retry-After": "60" } };
  const limited = dsn.replace("/42", "/43");
  for (let n = 0; n < 3; n += 1) {
    log("error", "deferred.failed", { error: new Error("x") });
    await sendFailures({ sentryDsn: limited, appEnv: "production" });
  }
  expect(received).toHaveLength(1);
});

it("goes on when Sentry is away, and keeps nothing where nothing is reported", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  log("error", "queue.dead_letter", { queue: "exports" });
  await sendFailures({ sentryDsn: "http://abc@127.0.0.1:9/1", appEnv: "production" });
  expect(JSON.parse(warn.mock.lastCall?.[0])).toMatchObject({ event: "failures.not_reported" });
  log("error", "queue.dead_letter", { queue: "exports" });
  await sendFailures({ sentryDsn: undefined, appEnv: "production" });
  expect(takeFailures()).toEqual([]);
  expect(received).toEqual([]);
});
