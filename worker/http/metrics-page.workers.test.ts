import { createExecutionContext, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import worker from "../index.ts";
import { callApi } from "../test/api-client.ts";

const token = "the token of the tests";

async function scrape(): Promise<Map<string, number>> {
  const { status, body } = await callApi("GET", "/metrics", { token });
  expect(status).toBe(200);
  const lines = String(body).split("\n");
  return new Map(
    lines
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const at = line.lastIndexOf(" ");
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
  );
}

function growth(before: Map<string, number>, after: Map<string, number>, series: string): number {
  return (after.get(series) ?? 0) - (before.get(series) ?? 0);
}

it("counts requests under their route's pattern, and errors under their code", async () => {
  const unknown = 'http_requests_total{method="GET",route="unmatched",status="404"}';
  const refused =
    'http_requests_total{method="GET",route="/api/v1/projects/:projectId",status="401"}';
  const before = await scrape();
  await callApi("GET", "/api/v1/projects/prj_00000000000000000000000000");
  await callApi("GET", "/api/v1/nowhere/at-all");
  await callApi("GET", "/api/v1/nowhere/else");
  const after = await scrape();
  expect(growth(before, after, refused)).toBe(1);
  expect(growth(before, after, unknown)).toBe(2);
  expect(growth(before, after, 'errors_total{code="UNAUTHENTICATED"}')).toBe(1);
  const timed =
    'http_request_duration_seconds_count{method="GET",route="/api/v1/projects/:projectId"}';
  expect(growth(before, after, timed)).toBe(1);
  expect(after.get("database_up")).toBe(1);
  expect([...after.keys()].join("\n")).not.toContain("prj_");
});

it("says when the newest backup was complete", async () => {
  const newest = async () => (await scrape()).get("backup_newest_timestamp_seconds");
  const files = env.FILES as R2Bucket;
  const key = "backups/9999-01-01T02-47-00.000Z.ndjson.gz";
  const before = await newest();
  const { uploaded } = (await files.put(key, "")) as R2Object;
  expect(await newest()).toBe(uploaded.getTime() / 1000);
  await files.delete(key);
  expect(await newest()).toBe(before);
});

it("adds what other isolates have counted", async () => {
  const store = env.METRICS_STORE as unknown as DurableObjectNamespace;
  const stub = store.get(store.idFromName("all"));
  const series = 'rate_limit_hits_total{policy="other-isolate"}';
  const add = (by: number) =>
    runInDurableObject(stub, (object) =>
      (object as unknown as { add(growths: [string, number][]): Promise<void> }).add([
        [series, by],
      ]),
    );
  await add(2);
  await add(3);
  expect((await scrape()).get(series)).toBe(5);
});

it("declares each family once, before its series, in the text format of Prometheus", async () => {
  const { headers, body } = await callApi("GET", "/metrics", { token });
  expect(headers.get("Content-Type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = String(body);
  expect(text.endsWith("\n")).toBe(true);
  const declared = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  expect(new Set(declared).size).toBe(declared.length);
  const series =
    /^[a-z_]+(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)+\})? (?:\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(line.startsWith("#") ? /^# (?:HELP|TYPE) [a-z_]+ \S/ : series);
  }
});

it("shows nothing to who has not the token, nor without a configured one", async () => {
  expect((await callApi("GET", "/metrics")).status).toBe(401);
  expect((await callApi("GET", "/metrics", { token: "another" })).status).toBe(401);
  expect((await callApi("POST", "/metrics", { token })).status).toBe(405);
  const request = new Request("http://localhost:8787/metrics", {
    headers: { Authorization: "Bearer " },
  }) as Request<unknown, IncomingRequestCfProperties>;
  const { METRICS_TOKEN, ...rest } = env as unknown as Record<string, unknown>;
  expect(METRICS_TOKEN).toBe(token);
  const answer = await worker.fetch(request, rest as never, createExecutionContext());
  expect(answer.status).toBe(404);
});
