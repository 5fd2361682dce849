import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { liveLimits, TokenBucket } from "./live-limits.ts";
import { LiveSocket } from "./live-socket.ts";

const holder = { userId: "usr_1", name: "Ada", sessionId: "ses_1", canEdit: true };
const stateVector = () => new Uint8Array([0]);

function open() {
  const sent: Uint8Array[] = [];
  const ws = {
    readyState: 1,
    send: (frame: Uint8Array) => void sent.push(frame),
    serializeAttachment: vi.fn(),
  };
  return { sent, ws, socket: LiveSocket.open(ws as unknown as WebSocket, holder, false) };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("asks a client that was sent much for a sign of life, and goes on when it comes", () => {
  const { socket, sent } = open();
  for (let round = 0; round < 40; round += 1) {
    socket.send(new Uint8Array(liveLimits.probeAfterBytes + 1));
    expect(socket.keepsUp(stateVector)).toBe(true);
    expect(sent.at(-1)).toEqual(new Uint8Array([0, 0, 1, 0]));
    socket.hasAnswered();
    vi.advanceTimersByTime(liveLimits.maxUnreadMs);
  }
});

it("gives up on a client that never reads, by size", () => {
  const { socket } = open();
  socket.send(new Uint8Array(8 * 1024 * 1024));
  expect(socket.keepsUp(stateVector)).toBe(true);
  socket.send(new Uint8Array(liveLimits.maxUnreadBytes - 100));
  expect(socket.keepsUp(stateVector)).toBe(true);
  socket.send(new Uint8Array(200));
  expect(socket.keepsUp(stateVector)).toBe(false);
});

it("gives up on a client that never reads, by time", () => {
  const { socket } = open();
  socket.send(new Uint8Array(liveLimits.probeAfterBytes + 1));
  expect(socket.keepsUp(stateVector)).toBe(true);
  vi.advanceTimersByTime(liveLimits.maxUnreadMs);
  expect(socket.keepsUp(stateVector)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(socket.keepsUp(stateVector)).toBe(false);
});

it("writes its card only when something on it has changed, in two kilobytes", () => {
  const { socket, ws } = open();
  expect(ws.serializeAttachment).toHaveBeenCalledTimes(1);
  socket.save();
  expect(ws.serializeAttachment).toHaveBeenCalledTimes(1);
  const presence = { clientId: 2 ** 32 - 1, clock: 2 ** 31, state: new Uint8Array(1_024) };
  socket.presence = presence;
  socket.countStored();
  socket.save();
  expect(ws.serializeAttachment).toHaveBeenCalledTimes(2);
});

it("allows a burst of messages, and then as many as each second adds", () => {
  vi.useFakeTimers({ now: 0 });
  try {
    const { socket } = open();
    const allowed = (count: number) =>
      Array.from({ length: count }, () => socket.allows(1)).filter(Boolean).length;
    expect(allowed(liveLimits.burstMessages + 50)).toBe(liveLimits.burstMessages);
    vi.advanceTimersByTime(500);
    expect(allowed(liveLimits.messagesPerSecond)).toBe(liveLimits.messagesPerSecond / 2);
  } finally {
    vi.useRealTimers();
  }
});

it("fills a bucket by the second, up to its brim", () => {
  const bucket = new TokenBucket(10, 20, 0);
  expect(bucket.take(20, 0)).toBe(true);
  expect(bucket.take(1, 0)).toBe(false);
  expect(bucket.take(5, 500)).toBe(true);
  expect(bucket.take(1, 500)).toBe(false);
  expect(bucket.take(21, 60_000)).toBe(false);
  expect(bucket.take(20, 60_000)).toBe(true);
});
