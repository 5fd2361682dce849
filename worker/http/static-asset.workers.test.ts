import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import worker from "../index.ts";

const page = new Response("<!doctype html>", { headers: { "Content-Type": "text/html" } });
const script = new Response("export {}", { headers: { "Content-Type": "text/javascript" } });

// Answers have immutable headers, as those of the platform's own asset service have.
const origin = "http://localhost:8787";
const ASSETS = {
  fetch: async (request: Request) => {
    const isScript = new URL(request.url).pathname === "/app/main-abc123.js";
    const source = isScript ? script : page;
    return fetch(`data:${source.headers.get("Content-Type")},${await source.clone().text()}`);
  },
} as unknown as Fetcher;

function get(path: string): Promise<Response> {
  const request = new Request(`${origin}${path}`) as Request<unknown, IncomingRequestCfProperties>;
  return Promise.resolve(worker.fetch(request, { ...env, ASSETS }, createExecutionContext()));
}

it("serves the client's page for its paths, with the security headers", async () => {
  for (const path of ["/", "/projects/prj_1/documents"]) {
    const answer = await get(path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("Content-Type")).toMatch(/text\/html/);
    expect(answer.headers.get("Content-Security-Policy")).toMatch(/script-src 'self';/);
    expect(answer.headers.get("X-Request-Id")).toBeTruthy();
  }
});

it("lets hashed files be kept for good", async () => {
  const answer = await get("/app/main-abc123.js");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
});

it("does not pass the page off as a script that is gone", async () => {
  const answer = await get("/app/old-000000.js");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("Content-Type")).toMatch(/application\/json/);
});
