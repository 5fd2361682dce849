import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AccessWatch, type LiveAccess } from "./access-watch.ts";
import type { LiveSocket } from "./live-socket.ts";

vi.mock("../../worker/modules/documents/drafts/index.ts", () => ({ findLiveAccess: vi.fn() }));

const editor = { canRead: true, canEdit: true };

function socketOf(canEdit: boolean) {
  return { holder: { userId: "usr_1", sessionId: "ses_1", canEdit } } as LiveSocket;
}

function watch(answer: () => Promise<LiveAccess>, socket = socketOf(true)) {
  const dropped: number[] = [];
  const scheduled: number[] = [];
  const ask = vi.fn(answer);
  const subject = new AccessWatch({
    ask,
    sockets: () => (dropped.length === 0 ? [socket] : []),
    drop: (_, { code }) => void dropped.push(code),
    schedule: (atMs) => void scheduled.push(atMs - Date.now()),
  });
  return { subject, ask, dropped, scheduled };
}

const answers = (rights: [string, { canRead: boolean; canEdit: boolean }][], closed?: "project") =>
  Promise.resolve({ closed, rights: new Map(rights) });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ["may still edit", () => answers([["ses_1", editor]]), []],
  ["may only read now", () => answers([["ses_1", { canRead: true, canEdit: false }]]), [4403]],
  ["is no member", () => answers([["ses_1", { canRead: false, canEdit: false }]]), [4403]],
  ["is signed out", () => answers([]), [4401]],
  ["has no project", () => answers([["ses_1", editor]], "project"), [4404]],
  ["is unknown because Postgres is away", () => Promise.reject(new Error("away")), []],
] as const)("judges who %s", async (_, answer, codes) => {
  const { subject, dropped } = watch(answer);
  await subject.check();
  expect(dropped).toEqual(codes);
});

it("lets a reader come back who may edit from now on", async () => {
  const { subject, dropped } = watch(() => answers([["ses_1", editor]]), socketOf(false));
  await subject.check();
  expect(dropped).toEqual([4403]);
});

it("gives up on a Postgres that does not answer", async () => {
  const { subject, dropped } = watch(() => new Promise(() => undefined));
  const checked = subject.check();
  await vi.advanceTimersByTimeAsync(2_000);
  await checked;
  expect(dropped).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it("asks every three seconds while somebody is active, then lets the room sleep", async () => {
  const { subject, ask, scheduled } = watch(() => answers([["ses_1", editor]]));
  subject.welcome(true);
  expect(subject.isFresh).toBe(true);
  expect(scheduled).toEqual([3_000]);
  for (let rings = 1; rings <= 39; rings += 1) {
    vi.advanceTimersByTime(3_000);
    await subject.ring();
    expect(scheduled).toEqual(Array(rings + 1).fill(3_000));
    expect(subject.isFresh).toBe(true);
  }
  vi.advanceTimersByTime(3_000);
  await subject.ring();
  expect(scheduled).toHaveLength(40);
  expect(ask).toHaveBeenCalledTimes(40);
  vi.advanceTimersByTime(5_001);
  expect(subject.isFresh).toBe(false);
});

it("asks once for callers at the same moment", async () => {
  const { subject, ask } = watch(() => answers([["ses_1", editor]]));
  await Promise.all([subject.check(), subject.check()]);
  expect(ask).toHaveBeenCalledTimes(1);
});
