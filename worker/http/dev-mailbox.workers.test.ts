import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { createApp } from "../app.ts";
import { readEnv } from "../env.ts";
import { callApi } from "../test/api-client.ts";

it("shows the mail of a local run as a page that runs no script", async () => {
  const { status, headers, body } = await callApi("GET", "/dev/mailbox");
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toMatch(/^text\/html/);
  expect(headers.get("Content-Security-Policy")).toContain("script-src 'self'");
  expect(body).toContain("<h1>Mailbox</h1>");
});

const deployed = {
  ...env,
  APP_ENV: "production",
  OAUTH_PROVIDERS: "[]",
  NEON_FETCH_ENDPOINT: "",
};

async function getDeployed(url: string): Promise<Response> {
  return await createApp().fetch(new Request(url), deployed, createExecutionContext());
}

it("is not there outside of local runs", async () => {
  expect((await getDeployed("https://docuforge.example/dev/mailbox.json")).status).toBe(404);
});

it("leads people to HTTPS and refuses programs without it, where it is deployed", async () => {
  const page = await getDeployed("http://docuforge.example/projects?a=b");
  expect([page.status, page.headers.get("Location")]).toEqual([
    301,
    "https://docuforge.example/projects?a=b",
  ]);
  expect((await getDeployed("http://docuforge.example/api/v1/me")).status).toBe(403);
  expect((await getDeployed("https://docuforge.example/api/v1/me")).status).toBe(401);
});

it.each(["LLM_BASE_URL", "OTEL_EXPORTER_OTLP_ENDPOINT", "SENDGRID_BASE_URL"])(
  "does not start with a %s that others could read, where it is deployed",
  (name) => {
    const insecure = { ...deployed, [name]: "http://x.example" };
    expect(() => readEnv(insecure)).toThrow(`${name} is not on HTTPS`);
  },
);
