import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Desk } from "../population.ts";
import { productRequest, type ScenarioName } from "../scenarios.ts";
import type { Parameter, RecordedCall, RecordedCalls, RecordedStatement } from "./statements.ts";

interface SentStatement {
  query: string;
  params: unknown[];
}

type SentBody = SentStatement | { queries: SentStatement[] };

/** Stands between the product and the gateway and remembers what passes. */
export interface CallRecorder {
  fetchEndpoint: string;
  /** Sends the product one request of each scenario; resolves with the SQL each one cost. */
  record(productUrl: string, names: readonly ScenarioName[], desk: Desk): Promise<RecordedCalls>;
  close(): Promise<void>;
}

const newIdPrefixes = { ver: "version", aud: "audit" } as const;
const longestLiteral = 10_000;

/** Starts a recorder in front of a gateway's HTTP endpoint. */
export async function startCallRecorder(gatewayEndpoint: string): Promise<CallRecorder> {
  let bodies: SentBody[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    bodies.push(JSON.parse(body.toString()) as SentBody);
    const answer = await fetch(gatewayEndpoint, {
      method: "POST",
      headers: neonHeaders(request.headers),
      body,
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;

  async function ask(productUrl: string, name: ScenarioName, desk: Desk): Promise<void> {
    const { path, ...init } = productRequest(name, { desk, revision: 1, edition: 0 });
    const answer = await fetch(`${productUrl}${path}`, init);
    if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  return {
    fetchEndpoint: `http://127.0.0.1:${port}/sql`,
    async record(productUrl, names, desk) {
      const calls: RecordedCalls = {};
      for (const name of names) {
        // The first request opens rooms and fills caches.
        await ask(productUrl, name, desk);
        bodies = [];
        await ask(productUrl, name, desk);
        const target = name === "project-get" ? desk.projectId : desk.documentId;
        calls[name] = bodies.map((body) => toCall(body, desk.caller.userId, target));
      }
      return calls;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function neonHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith("neon-") && typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

function toCall(body: SentBody, userId: string, target: string): RecordedCall {
  const isBatch = "queries" in body;
  const statements = isBatch ? body.queries : [body];
  return {
    isBatch,
    statements: statements.map(
      ({ query, params }): RecordedStatement => ({
        query,
        params: params.map((value) => toParameter(value, userId, target)),
      }),
    ),
  };
}

function toParameter(value: unknown, userId: string, target: string): Parameter {
  if (value === userId) return { from: "user" };
  if (value === target) return { from: "target" };
  if (typeof value !== "string") return { literal: value };
  if (value.length > longestLiteral) return { from: "content" };
  const isId = /^(ver|aud)_[0-9a-z]{26}$/.exec(value);
  if (isId === null) return { literal: value };
  return { from: newIdPrefixes[isId[1] as keyof typeof newIdPrefixes] };
}
