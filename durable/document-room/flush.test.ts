import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type DraftSnapshot, type FlushEnv, flushSnapshot, retryDelayMs } from "./flush.ts";

const saveDraftSnapshot = vi.hoisted(() => vi.fn<() => Promise<void>>());
vi.mock("../../worker/modules/documents/drafts/index.ts", () => ({ saveDraftSnapshot }));

const snapshot: DraftSnapshot = {
  documentId: "doc_1",
  content: "x",
  revision: 1,
  updatedAt: "2026-01-02T03:04:05.000Z",
  updatedBy: null,
};
const env = {} as FlushEnv;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("gives up on a Postgres that does not answer", async () => {
  saveDraftSnapshot.mockReturnValue(new Promise(() => undefined));
  const failure = expect(flushSnapshot(env, snapshot)).rejects.toThrow("did not answer");
  await vi.advanceTimersByTimeAsync(20_000);
  await failure;
});

it.each([
  ["is saved", () => Promise.resolve(), undefined],
  ["is refused", () => Promise.reject(new Error("away")), "away"],
])("leaves no timer behind when the draft %s", async (_, save, message) => {
  saveDraftSnapshot.mockImplementation(save);
  const failure = await flushSnapshot(env, snapshot).catch((error: Error) => error.message);
  expect(failure).toBe(message);
  expect(vi.getTimerCount()).toBe(0);
});

it("waits longer after each failure, a minute at most", () => {
  const delays = [1, 2, 3, 4, 5, 6, 1_000].map(retryDelayMs);
  expect(delays).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});
