import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { createApp } from "../app.ts";
import { callApi } from "../test/api-client.ts";

it("shows the mail of a local run as a page that runs no script", async () => {
  const { status, headers, body } = await callApi("GET", "/dev/mailbox");
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toMatch(/^text\/html/);
  expect(headers.get("Content-Security-Policy")).toContain("script-src 'self'");
  expect(body).toContain("<h1>Mailbox</h1>");
});

it("is not there outside of local runs", async () => {
  const answer = await createApp().fetch(
    new Request("http://localhost:8787/dev/mailbox.json"),
    { ...env, APP_ENV: "production", OAUTH_PROVIDERS: "[]" },
    createExecutionContext(),
  );
  expect(answer.status).toBe(404);
});
