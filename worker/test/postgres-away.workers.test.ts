import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, it, vi } from "vitest";
import worker from "../index.ts";
import { callApi } from "./api-client.ts";
import { newPerson, type Person } from "./team.ts";
import { newDocument } from "./workspace.ts";

// Nothing listens on the discard port.
const away = {
  ...env,
  DATABASE_URL: "postgres://nobody:nothing@away.example/docuforge",
  NEON_FETCH_ENDPOINT: "http://127.0.0.1:9/sql",
};

let owner: Person;
let document: { id: string; projectId: string };
beforeAll(async () => {
  owner = await newPerson();
  document = await newDocument(owner, "first\n");
});

async function callWithoutPostgres(method: string, path: string, init: RequestInit = {}) {
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${owner.token}`);
  const request = new Request(`http://localhost:8787${path}`, { ...init, method, headers });
  const execution = createExecutionContext();
  const answer = await worker.fetch(
    request as Request<unknown, IncomingRequestCfProperties>,
    away,
    execution,
  );
  await waitOnExecutionContext(execution);
  return answer;
}

it("answers reads with 503 and Retry-After, without a word about the database's inside", async () => {
  for (const path of [
    "/me",
    "/projects",
    `/projects/${document.projectId}`,
    `/docs/${document.id}/draft`,
  ]) {
    const answer = await callWithoutPostgres("GET", `/api/v1${path}`);
    expect(answer.status, path).toBe(503);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    const text = await answer.text();
    expect(JSON.parse(text).error.code).toBe("UNAVAILABLE");
    expect(text).not.toMatch(/127\.0\.0\.1|select|fetch/i);
  }
});

it("says unready and names the database", async () => {
  const answer = await callWithoutPostgres("GET", "/ready");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    status: "unready",
    checks: { database: "failed", files: "ok", queues: "ok" },
  });
});

it("puts queued work off instead of giving it up", async () => {
  const delays: number[] = [];
  const messages = [1, 10].map((attempts) => ({
    attempts,
    body: { emailId: "eml_1" },
    ack: () => delays.push(-1),
    retry: ({ delaySeconds }: { delaySeconds: number }) => delays.push(delaySeconds),
  }));
  const lines: string[] = [];
  const log = vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line));
  const batch = { queue: "docuforge-email", messages };
  await worker.queue(batch as never, away as never, createExecutionContext());
  log.mockRestore();
  expect(delays).toEqual([30, 3_600]);
  expect(lines.map((line) => JSON.parse(line).event)).toEqual([
    "queue.message_failed",
    "queue.message_failed",
  ]);
});

it("still takes edits of people it knows, and keeps them", async () => {
  const answer = await callWithoutPostgres("PUT", `/api/v1/docs/${document.id}/draft`, {
    body: JSON.stringify({ content: "while away\n" }),
    headers: { "Content-Type": "application/json", "If-Match": '"r1"' },
  });
  expect(answer.status).toBe(200);
  const { body } = await callApi("GET", `/api/v1/docs/${document.id}/draft`, {
    token: owner.token,
  });
  expect(body).toMatchObject({ content: "while away\n", revision: 2 });
});
