import { expect, it, vi } from "vitest";
import { rollOut } from "./roll-out.ts";
import { createAccount } from "./stand-in/account.ts";
import { serveEdge } from "./stand-in/edge.ts";
import { readTarget } from "./target.ts";

// Each test starts several processes.
vi.setConfig({ testTimeout: 60_000 });

const watch = { settleMs: 0, durationMs: 1, intervalMs: 1, timeoutMs: 60, maxErrorRate: 0 };

async function rollOutWith(failures: Record<string, number>) {
  const account = await createAccount({ deployment: { v1: 100 }, failures });
  const edge = await serveEdge(account, ({ versionId }) => (versionId === "v2" ? "hang" : 200));
  const outcome = await rollOut({
    wrangler: account.wrangler,
    target: readTarget("staging"),
    origin: edge.origin,
    percentages: [100],
    routes: [],
    watch,
    signal: new AbortController().signal,
    log: () => {},
    retryDelayMs: 1,
  }).catch((error: unknown) => String(error));
  const { deployment, calls } = await account.read();
  await edge.close();
  await account.delete();
  return { outcome, deployment, calls };
}

it("counts a version that does not answer in time as unhealthy", async () => {
  const { outcome, deployment } = await rollOutWith({});
  expect(outcome).toMatch(/Rolled back to v1: .* did not answer: .*timeout/);
  expect(deployment).toEqual({ v1: 100 });
});

it("tries again when the roll-back fails", async () => {
  const { deployment, calls } = await rollOutWith({ "versions deploy v1@100%": 2 });
  expect(deployment).toEqual({ v1: 100 });
  expect(calls.filter((call) => call.startsWith("versions deploy v1@100%"))).toHaveLength(3);
});

it("says both reasons when the roll-back keeps failing", async () => {
  const { outcome, deployment } = await rollOutWith({ "versions deploy v1@100%": 3 });
  expect(outcome).toContain("Version v2 is unhealthy.");
  expect(outcome).toContain("The roll-back to v1 failed too: wrangler versions deploy v1@100%");
  expect(deployment).toEqual({ v2: 100 });
});
