import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import worker from "../index.ts";
import { callApi } from "../test/api-client.ts";

const page = new Response("<!doctype html><head></head>", {
  headers: { "Content-Type": "text/html" },
});
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

function get(path: string, variables = {}): Promise<Response> {
  const request = new Request(`${origin}${path}`) as Request<unknown, IncomingRequestCfProperties>;
  const bindings = { ...env, ASSETS, ...variables };
  return Promise.resolve(worker.fetch(request, bindings, createExecutionContext()));
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

it("tells the client where to report its failures, only where they are reported", async () => {
  const dsn = "https://public@errors.example/42";
  const reporting = await get("/", { SENTRY_DSN: dsn });
  expect(await reporting.text()).toContain(`<meta name="sentry-dsn" content="${dsn}" /></head>`);
  const policyOf = ({ headers }: Response) => headers.get("Content-Security-Policy");
  expect(policyOf(reporting)).toContain("connect-src 'self' https://errors.example;");
  const silent = await get("/");
  expect(await silent.text()).not.toContain("sentry");
  expect(policyOf(silent)).toContain("connect-src 'self';");
});

it("lets pages of listed origins call the API, and no others", async () => {
  const listed = "https://app.example";
  const call = (method: string, of: string, variables = {}) => {
    const headers = { Origin: of, "Access-Control-Request-Method": "GET" };
    const request = new Request(`${origin}/api/v1/auth/oauth`, { method, headers });
    const bindings = { ...env, CORS_ORIGINS: `${listed}, https://other.example`, ...variables };
    return worker.fetch(
      request as Request<unknown, IncomingRequestCfProperties>,
      bindings,
      createExecutionContext(),
    );
  };
  for (const method of ["GET", "OPTIONS"]) {
    const { headers } = await call(method, listed);
    expect(headers.get("Access-Control-Allow-Origin")).toBe(listed);
    expect(headers.get("Access-Control-Allow-Credentials")).toBe("true");
    expect(headers.get("Vary")).toContain("Origin");
    for (const stranger of ["https://app.example.evil.example", "null", "http://app.example"]) {
      const refused = await call(method, stranger);
      expect(refused.headers.get("Access-Control-Allow-Origin")).toBeNull();
    }
    const unlisted = await call(method, listed, { CORS_ORIGINS: "" });
    expect(unlisted.headers.get("Access-Control-Allow-Origin")).toBeNull();
  }
  expect((await call("OPTIONS", listed)).headers.get("Access-Control-Allow-Headers")).toContain(
    "X-Session-Transport",
  );
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

const kinds: [string, number, () => Promise<{ status: number; headers: Headers }>][] = [
  ["the client's page", 200, () => get("/projects")],
  ["a script", 200, () => get("/app/main-abc123.js")],
  ["a missing file", 404, () => get("/app/old-000000.js")],
  ["a public answer", 200, () => callApi("GET", "/health")],
  ["the document of the API", 200, () => callApi("GET", "/openapi.json")],
  ["the reference", 200, () => callApi("GET", "/docs")],
  ["the keys", 200, () => callApi("GET", "/.well-known/jwks.json")],
  ["a refusal without a token", 401, () => callApi("GET", "/api/v1/me")],
  ["a malformed body", 400, () => callApi("POST", "/api/v1/auth/login", { body: {} })],
  ["another media type", 415, () => callApi("POST", "/api/v1/auth/login", { rawBody: "a=b" })],
  ["an unknown path", 404, () => callApi("GET", "/api/v1/nothing")],
  ["another method", 405, () => callApi("DELETE", "/api/v1/auth/login")],
  ["metrics without their token", 401, () => callApi("GET", "/metrics")],
  ["a shared page that is gone", 404, () => callApi("GET", `/share/${"x".repeat(43)}`)],
  ["the mailbox of a local run", 200, () => callApi("GET", "/dev/mailbox")],
];

it.each(kinds)("tells browsers what to refuse, with %s", async (_, status, ask) => {
  const answer = await ask();
  expect(answer.status).toBe(status);
  const header = (name: string) => answer.headers.get(name) ?? "";
  expect(header("Strict-Transport-Security")).toContain("max-age=31536000");
  expect(header("X-Content-Type-Options")).toBe("nosniff");
  expect(header("X-Frame-Options")).toBe("DENY");
  expect(header("Cross-Origin-Opener-Policy")).toBe("same-origin");
  expect(header("Referrer-Policy")).toMatch(/^(?:strict-origin-when-cross-origin|no-referrer)$/);
  expect(header("Permissions-Policy")).toContain("camera=()");
  const policy = header("Content-Security-Policy");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy.match(/script-src[^;]*/)?.[0] ?? "").not.toContain("unsafe");
  expect(policy).toMatch(/default-src '(?:self|none)'/);
  expect(header("Access-Control-Allow-Origin")).toBe("");
  expect(header("X-Request-Id")).not.toBe("");
  expect(header("Content-Type")).toMatch(/^[a-z]+\/[a-z+.-]+/);
});
