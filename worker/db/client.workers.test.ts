import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { runScheduled } from "../scheduled.ts";
import { type ApiRequest, callApi } from "../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../test/team.ts";
import { newProject } from "../test/workspace.ts";
import { countRoundTrips } from "./client.ts";
import { pingDatabase } from "./ping.ts";

async function roundTripsOf(method: string, path: string, request: ApiRequest = {}) {
  const { headers } = await callApi(method, path, request);
  return headers.get("Server-Timing")?.match(/desc="(\d+)"/)?.[1];
}

let person: Person;
beforeAll(async () => {
  person = await newPerson();
});

it("counts each request's round trips apart from those of requests beside it", async () => {
  const { token } = person;
  const project = `/api/v1/projects/${(await newProject(person)).id}`;
  const counts = await Promise.all(
    Array.from({ length: 10 }, () => [
      roundTripsOf("GET", "/health"),
      roundTripsOf("GET", project, { token }),
      roundTripsOf("PATCH", project, { token, body: { name: "Renamed" } }),
    ]).flat(),
  );
  expect(counts).toEqual(Array.from({ length: 10 }, () => ["0", "1", "2"]).flat());
});

it("counts what work waits for at once, and a count within another on its own", async () => {
  const db = testDatabase();
  await countRoundTrips(async (outer) => {
    await Promise.all([pingDatabase(db), pingDatabase(db)]);
    await countRoundTrips(async (inner) => {
      await pingDatabase(db);
      expect(inner.durationsMs).toHaveLength(1);
    });
    expect(outer.durationsMs).toHaveLength(2);
  });
});

it("is copied to the bucket at night, as a file that begins with its migrations and ends whole", async () => {
  const controller = createScheduledController({ cron: "47 2 * * *" });
  await runScheduled(controller, env, createExecutionContext());
  const { objects } = await env.FILES.list({ prefix: "backups/" });
  const stored = await env.FILES.get(objects.at(-1)?.key ?? "");
  const text = await new Response(stored?.body.pipeThrough(new DecompressionStream("gzip"))).text();
  const lines = text.trimEnd().split("\n");
  const { migrations } = JSON.parse(lines[0] ?? "{}");
  expect(migrations[0].name).toMatch(/^0000_/);
  const rows = lines.filter((line) => line.startsWith("[")).length;
  expect(JSON.parse(lines.at(-1) ?? "{}")).toEqual({ end: true, rows });
});
