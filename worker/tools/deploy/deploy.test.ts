import { afterEach, describe, expect, it, vi } from "vitest";
import { deploy } from "./deploy.ts";
import { type AccountState, createAccount, type StandInAccount } from "./stand-in/account.ts";
import { type Behaviour, type StandInEdge, serveEdge } from "./stand-in/edge.ts";

// Each test starts several processes.
vi.setConfig({ testTimeout: 60_000 });

let account: StandInAccount;
let edge: StandInEdge;
const lines: string[] = [];

async function open(content: Partial<AccountState>, behave: Behaviour): Promise<void> {
  account = await createAccount(content);
  edge = await serveEdge(account, behave);
}

function run(flags: string[] = [], signal?: AbortSignal, sentryDsn?: string): Promise<void> {
  const args = ["--env", "production", "--origin", edge.origin, "--watch-seconds", "0.06"];
  return deploy([...args, ...flags], {
    wrangler: account.wrangler,
    hasBuild: true,
    sentryDsn,
    settleMs: 0,
    intervalMs: 20,
    log: (line) => lines.push(line),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function callsTo(start: string): Promise<string[]> {
  return (await account.read()).calls.filter((call) => call.startsWith(start));
}

afterEach(async () => {
  lines.length = 0;
  await edge.close();
  await account.delete();
});

describe("a healthy version", () => {
  it("gets the traffic step by step, then triggers and the client follow", async () => {
    await open({ deployment: { v1: 100 } }, () => 200);
    await run(["--tag", "abc123", "--routes-host", "app.example.com"]);
    expect((await account.read()).calls).toEqual([
      "deployments status --env production --json",
      "versions upload --env production --tag abc123",
      "versions deploy v1@100% v2@0% --env production --yes",
      "versions deploy v1@90% v2@10% --env production --yes",
      "versions deploy v1@50% v2@50% --env production --yes",
      "versions deploy v2@100% --env production --yes",
      expect.stringMatching(
        /^triggers deploy --env production --routes app\.example\.com\/api\/\* .*\.well-known\/\*$/,
      ),
      "pages deploy dist/assets --project-name docuforge-production --branch main --commit-message abc123 --commit-dirty",
    ]);
    expect(edge.requests).toHaveLength(4 * 3 * 2);
    expect(new Set(edge.requests.map(({ versionId }) => versionId))).toEqual(new Set(["v2"]));
    expect(new Set(edge.requests.map(({ path }) => path))).toEqual(new Set(["/health", "/ready"]));
    expect(lines.at(-1)).toBe("docuforge-production serves v2.");
  });

  it("stays where it is while nobody could be told of the client's failures", async () => {
    await open({ deployment: { v1: 100 } }, () => 200);
    await expect(run([], undefined, "errors.example")).rejects.toThrow("SENTRY_DSN must be a DSN");
    expect((await account.read()).calls).toEqual([]);
  });

  it("may fail as many probes as the error rate allows", async () => {
    await open({ deployment: { v1: 100 } }, ({ count }) => (count === 2 ? 500 : 200));
    await run(["--max-error-rate", "0.2"]);
    expect((await account.read()).deployment).toEqual({ v2: 100 });
  });

  it("goes out at once when there is no Worker yet", async () => {
    await open({}, () => 200);
    await run(["--routes-host", "app.example.com"]);
    expect(await callsTo("versions")).toEqual([]);
    expect(await callsTo("deploy --env")).toEqual([
      expect.stringMatching(/^deploy --env production --routes app\.example\.com\/api\/\* /),
    ]);
    expect(edge.requests).toHaveLength(6);
  });

  it("goes out at once when Durable Object classes change", async () => {
    await open({ deployment: { v1: 100 }, hasPendingMigration: true }, () => 200);
    await run();
    expect((await account.read()).deployment).toEqual({ v2: 100 });
    expect(await callsTo("versions deploy")).toEqual([]);
  });
});

describe("an unhealthy version", () => {
  it("loses its traffic as soon as too much fails in the middle", async () => {
    await open({ deployment: { v1: 100 } }, ({ versionId, percentage, path }) =>
      versionId === "v2" && percentage >= 50 && path === "/ready" ? 503 : 200,
    );
    await expect(run()).rejects.toThrow(
      "Rolled back to v1: Version v2 is unhealthy. 1 of 2 probes failed (50.0 %); first: /ready answered 503 not well.",
    );
    expect((await account.read()).deployment).toEqual({ v1: 100 });
    expect((await callsTo("versions deploy")).map((call) => call.split(" --env")[0])).toEqual([
      "versions deploy v1@100% v2@0%",
      "versions deploy v1@90% v2@10%",
      "versions deploy v1@50% v2@50%",
      "versions deploy v1@100%",
    ]);
    expect(await callsTo("pages deploy")).toEqual([]);
    expect(await callsTo("triggers")).toEqual([]);
  });

  it("serves nobody when it fails before it gets traffic", async () => {
    await open({ deployment: { v1: 100 } }, ({ versionId }) => (versionId === "v2" ? 500 : 200));
    await expect(run()).rejects.toThrow("Rolled back to v1");
    expect(await callsTo("versions deploy")).toHaveLength(2);
  });

  it("is rolled back after a change of Durable Object classes too", async () => {
    await open({ deployment: { v1: 100 }, hasPendingMigration: true }, () => 500);
    await expect(run()).rejects.toThrow("Rolled back to v1");
    expect((await account.read()).deployment).toEqual({ v1: 100 });
  });
});

it("takes a host that answers with the client's page for unhealthy", async () => {
  await open({ deployment: { v1: 100 } }, () => "client");
  await expect(run()).rejects.toThrow("/health answered 200 <!doctype html>");
  expect((await account.read()).deployment).toEqual({ v1: 100 });
});

describe("a rollout that breaks off", () => {
  it("rolls back when a command fails", async () => {
    const failures = { "versions deploy v1@50%": 1 };
    await open({ deployment: { v1: 100 }, failures }, () => 200);
    await expect(run()).rejects.toThrow("Rolled back to v1: wrangler versions deploy v1@50%");
    expect((await account.read()).deployment).toEqual({ v1: 100 });
  });

  it("rolls back when it is interrupted", async () => {
    const interruption = new AbortController();
    await open({ deployment: { v1: 100 } }, ({ percentage }) => {
      if (percentage === 10) interruption.abort(new Error("Interrupted by SIGTERM."));
      return 200;
    });
    await expect(run([], interruption.signal)).rejects.toThrow("Rolled back to v1");
    expect((await account.read()).deployment).toEqual({ v1: 100 });
  });

  it("changes nothing when the upload fails", async () => {
    await open({ deployment: { v1: 100 }, failures: { "versions upload": 1 } }, () => 200);
    await expect(run()).rejects.toThrow("wrangler versions upload --env production ended with 1");
    expect(await callsTo("versions deploy")).toEqual([]);
  });

  it("leaves a split that somebody else made alone", async () => {
    await open({ deployment: { v1: 60, v0: 40 } }, () => 200);
    await expect(run()).rejects.toThrow("The traffic is split between v1 at 60 % and v0 at 40 %.");
    expect(await callsTo("versions")).toEqual([]);
  });
});

it("gives an earlier version all the traffic on demand", async () => {
  await open({ deployment: { v1: 50, v2: 50 } }, () => 200);
  await run(["--to", "v1"]);
  expect((await account.read()).deployment).toEqual({ v1: 100 });
  expect(await callsTo("versions upload")).toEqual([]);
  expect(edge.requests.length).toBeGreaterThan(0);
});

it.each([
  [["--env", "prod", "--origin", "https://a.example"], "--env must be one of staging, production"],
  [["--env", "staging", "--origin", "a.example"], "--origin must be an origin"],
  [["--env", "staging", "--origin", "https://a.example/x"], "--origin must be an origin"],
  [["--env", "staging", "--origin", "https://a.example", "--steps", "50"], "--steps must be"],
  [
    ["--env", "staging", "--origin", "https://a.example", "--max-error-rate", "2"],
    "--max-error-rate must be a number from 0 to 1",
  ],
])("refuses %j", async (args, message) => {
  await open({}, () => 200);
  await expect(deploy(args, { wrangler: account.wrangler })).rejects.toThrow(message);
  expect((await account.read()).calls).toEqual([]);
});

it("refuses to start without a built client", async () => {
  await open({ deployment: { v1: 100 } }, () => 200);
  const args = ["--env", "production", "--origin", edge.origin];
  await expect(deploy(args, { wrangler: account.wrangler, hasBuild: false })).rejects.toThrow(
    'run "npm run build" first',
  );
  expect((await account.read()).calls).toEqual([]);
});
