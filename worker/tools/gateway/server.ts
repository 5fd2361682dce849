import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { type Backend, BackendUnavailable } from "./channel.ts";
import { runStatements, type Statement } from "./run-statements.ts";
import { converse } from "./session.ts";

export interface GatewayOptions {
  backend: Backend;
  /** The connection string that callers must present. */
  databaseUrl: (port: number) => string;
  /** 0 lets the system choose. */
  port?: number;
}

export interface Gateway {
  port: number;
  backend: Backend;
  /** For `neonConfig.fetchEndpoint`. */
  fetchEndpoint: string;
  /** For `neon()` and `Pool`; its password is what the gateway checks. */
  databaseUrl: string;
  close(): Promise<void>;
}

const isolationLevels: Record<string, string> = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
};
const maxBodyBytes = 64 * 1024 * 1024;

/** Serves Neon's HTTP and WebSocket protocols on 127.0.0.1 in front of `backend`. */
export async function startGateway({
  backend,
  databaseUrl,
  port = 0,
}: GatewayOptions): Promise<Gateway> {
  let credentials = "";
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    handleRequest(backend, credentials, request, response).catch((error: unknown) => {
      answerFailure(response, error);
    });
  });
  server.requestTimeout = 0;
  const sockets = new WebSocketServer({
    server,
    perMessageDeflate: false,
    verifyClient: isNoBrowser,
  });
  sockets.on("connection", (socket) => serveSession(backend, socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const { port: boundPort } = server.address() as AddressInfo;
  const url = databaseUrl(boundPort);
  credentials = credentialsOf(url);
  return {
    port: boundPort,
    backend,
    fetchEndpoint: `http://127.0.0.1:${boundPort}/sql`,
    databaseUrl: url,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await backend.close();
    },
  };
}

function serveSession(backend: Backend, socket: WebSocket): void {
  const conversation = converse(backend, {
    send: (bytes) => socket.send(bytes),
    close: () => socket.close(),
  });
  socket.on("message", (data) => conversation.receive(toBuffer(data)));
  socket.on("close", () => conversation.end());
  socket.on("error", () => socket.terminate());
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

/** Pages in a browser on this machine can reach the port too; they always send an Origin. */
function isNoBrowser({ origin }: { origin: string }): boolean {
  return origin === undefined || origin === "";
}

function credentialsOf(url: string): string {
  const { username, password } = new URL(url);
  return `//${username}:${password}@`;
}

async function handleRequest(
  backend: Backend,
  credentials: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST" || request.url !== "/sql") {
    answer(response, 404, "There is only POST /sql here");
    return;
  }
  const { headers } = request;
  if (!String(headers["neon-connection-string"]).includes(credentials)) {
    answer(response, 401, "The connection string is not the one of this gateway");
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    answer(response, 413, "The request is too large");
    return;
  }
  const call = parseCall(body);
  if (call === undefined) {
    answer(response, 422, "The body is not a query or a list of queries");
    return;
  }
  const outcome = await backend.withChannel((channel) =>
    call.isBatch
      ? runStatements(channel, call.statements, beginStatement(headers))
      : runStatements(channel, call.statements),
  );
  if ("error" in outcome) answer(response, 400, JSON.stringify(outcome.error));
  else
    answer(
      response,
      200,
      call.isBatch ? `{"results":[${outcome.json.join(",")}]}` : (outcome.json[0] ?? ""),
    );
}

function beginStatement(headers: IncomingMessage["headers"]): string {
  const parts = ["BEGIN"];
  const isolation = isolationLevels[String(headers["neon-batch-isolation-level"])];
  if (isolation !== undefined) parts.push(`ISOLATION LEVEL ${isolation}`);
  if (headers["neon-batch-read-only"] === "true") parts.push("READ ONLY");
  if (headers["neon-batch-deferrable"] === "true") parts.push("DEFERRABLE");
  return parts.join(" ");
}

function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBodyBytes) chunks.push(chunk);
    });
    request.once("error", reject);
    request.once("end", () => {
      if (length > maxBodyBytes) resolve(undefined);
      else resolve(Buffer.concat(chunks).toString("utf8"));
    });
  });
}

interface Call {
  isBatch: boolean;
  statements: Statement[];
}

function parseCall(text: string): Call | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof body !== "object" || body === null) return undefined;
  const { queries } = body as { queries?: unknown };
  const isBatch = Array.isArray(queries);
  const asked: unknown[] = isBatch ? queries : [body];
  const statements = asked.map(toStatement);
  return statements.every((statement) => statement !== undefined)
    ? { isBatch, statements }
    : undefined;
}

function toStatement(value: unknown): Statement | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { query, params = [] } = value as { query?: unknown; params?: unknown };
  if (typeof query !== "string" || !Array.isArray(params)) return undefined;
  return { query, params: params.map(toParameter) };
}

function toParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function answerFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const isAway = error instanceof BackendUnavailable;
  answer(response, isAway ? 503 : 500, error instanceof Error ? error.message : String(error));
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    "content-type": status === 200 || status === 400 ? "application/json" : "text/plain",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}
