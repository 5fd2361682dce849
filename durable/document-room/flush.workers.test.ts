import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DocumentRoom } from "./document-room.ts";
import { type DraftSnapshot, FLUSH_DELAY_MS } from "./flush.ts";
import { openRoom, quickFlushMs, type RoomStub, setFlushDelay, write } from "./room-fixture.ts";

type Save = (snapshot: DraftSnapshot) => Promise<void>;

/** Takes the place of Postgres until the room is evicted. */
function replaceFlush(room: RoomStub, save: Save): Promise<boolean> {
  return runInDurableObject(room, (instance) => Reflect.set(instance, "flush", save));
}

/** When the room will be woken to flush, if it will. */
function alarmDelayMs(room: RoomStub): Promise<number | undefined> {
  return runInDurableObject(room, (_, { storage }) => {
    const [row] = storage.sql
      .exec<{ at_ms: number }>("SELECT at_ms FROM alarms WHERE duty = 'flush'")
      .toArray();
    return row && row.at_ms - Date.now();
  });
}

function refuse(): Promise<void> {
  return Promise.reject(new Error("Postgres is away"));
}

const warn = vi.fn();

beforeEach(() => {
  setFlushDelay(FLUSH_DELAY_MS);
  vi.stubGlobal("console", { ...console, warn });
});

afterEach(() => {
  setFlushDelay(quickFlushMs);
  vi.unstubAllGlobals();
  warn.mockClear();
});

describe("flush", () => {
  it("carries the newest text to Postgres two seconds after the first edit", async () => {
    const saved: (DraftSnapshot & { atMs: number })[] = [];
    const room = await openRoom();
    await replaceFlush(room, async (snapshot) => {
      saved.push({ ...snapshot, atMs: Date.now() });
    });
    expect(await alarmDelayMs(room)).toBeUndefined();
    const editedAtMs = Date.now();
    await write(room, "one");
    await write(room, "two");
    await expect.poll(() => saved).toHaveLength(1);
    expect(saved).toMatchObject([{ content: "two", revision: 2, updatedBy: "usr_writer" }]);
    expect((saved[0]?.atMs ?? 0) - editedAtMs).toBeGreaterThanOrEqual(1_990);

    await write(room, "three");
    await expect.poll(() => saved.map(({ revision }) => revision)).toEqual([2, 3]);
    await runDurableObjectAlarm(room);
    expect(saved).toHaveLength(2);
    expect(await alarmDelayMs(room)).toBeUndefined();
  });

  it("is made up for by the alarm, or the next visit, when the room ends before it", async () => {
    const saved: DraftSnapshot[] = [];
    const save: Save = async (snapshot) => void saved.push(snapshot);
    const room = await openRoom();
    await write(room, "one");
    const delayMs = (await alarmDelayMs(room)) ?? 0;
    expect(delayMs).toBeGreaterThan(50_000);
    expect(delayMs).toBeLessThanOrEqual(60_000);
    await evictDurableObject(room);
    await replaceFlush(room, save);
    await runDurableObjectAlarm(room);
    expect(saved).toMatchObject([{ content: "one", revision: 1 }]);

    await write(room, "two");
    await evictDurableObject(room);
    await replaceFlush(room, save);
    await room.read();
    await expect.poll(() => saved).toMatchObject([{ revision: 1 }, { content: "two" }]);
  });

  it("does not send the same revision twice", async () => {
    const saved: DraftSnapshot[] = [];
    const room = await openRoom("one");
    await replaceFlush(room, async (snapshot) => void saved.push(snapshot));
    await runDurableObjectAlarm(room);
    await runInDurableObject(room, (instance: DocumentRoom) => instance.alarm());
    await evictDurableObject(room);
    await replaceFlush(room, async (snapshot) => void saved.push(snapshot));
    await runInDurableObject(room, (instance: DocumentRoom) => instance.alarm());
    expect(saved).toHaveLength(1);
  });

  it("goes on answering edits while Postgres is away, waits longer, and recovers", async () => {
    const room = await openRoom();
    await write(room, "edit 0");
    const delays: number[] = [];
    for (let failure = 1; failure <= 7; failure += 1) {
      await replaceFlush(room, refuse);
      expect(await runDurableObjectAlarm(room)).toBe(true);
      delays.push(Math.ceil(((await alarmDelayMs(room)) ?? 0) / 1_000));
      await evictDurableObject(room);
      expect(await room.read()).toMatchObject({ content: `edit ${failure - 1}` });
      expect(await write(room, `edit ${failure}`)).toMatchObject({ ok: true });
    }
    expect(delays).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(warn).toHaveBeenCalledTimes(7);

    const saved: DraftSnapshot[] = [];
    await replaceFlush(room, async (snapshot) => void saved.push(snapshot));
    await runDurableObjectAlarm(room);
    expect(saved).toMatchObject([{ content: "edit 7", revision: 8 }]);

    await write(room, "again");
    await replaceFlush(room, refuse);
    await runDurableObjectAlarm(room);
    expect(Math.ceil(((await alarmDelayMs(room)) ?? 0) / 1_000)).toBe(2);
  });

  it("takes edits while it runs and sends them with the next one", async () => {
    const saved: DraftSnapshot[] = [];
    const room = await openRoom("one");
    const started = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    await replaceFlush(room, async (snapshot) => {
      saved.push(snapshot);
      started.resolve();
      await answered.promise;
    });
    const flushed = runInDurableObject(room, (instance: DocumentRoom) => instance.alarm());
    await runInDurableObject(room, () => started.promise);
    expect(await write(room, "two", 1)).toMatchObject({ ok: true, revision: 2 });
    await runInDurableObject(room, () => answered.resolve());
    await flushed;
    await expect.poll(() => saved.map(({ content }) => content)).toEqual(["one", "two"]);
  });
});
