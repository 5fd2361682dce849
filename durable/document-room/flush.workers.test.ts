import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DocumentRoom } from "./document-room.ts";
import type { DraftSnapshot } from "./flush.ts";
import { openRoom, type RoomStub, write } from "./room-fixture.ts";

type Save = (snapshot: DraftSnapshot) => Promise<void>;

/** Takes the place of Postgres until the room is evicted. */
function replaceFlush(room: RoomStub, save: Save): Promise<boolean> {
  return runInDurableObject(room, (instance) => Reflect.set(instance, "flush", save));
}

/** When the room will flush; an alarm minutes away is that of the history. */
async function alarmDelayMs(room: RoomStub): Promise<number | null> {
  const alarmAtMs = await runInDurableObject(room, (_, { storage }) => storage.getAlarm());
  const delayMs = alarmAtMs === null ? null : alarmAtMs - Date.now();
  return delayMs === null || delayMs > 120_000 ? null : delayMs;
}

function refuse(): Promise<void> {
  return Promise.reject(new Error("Postgres is away"));
}

const warn = vi.fn();

beforeEach(() => {
  vi.stubGlobal("console", { ...console, warn });
});

afterEach(() => {
  vi.unstubAllGlobals();
  warn.mockClear();
});

describe("flush", () => {
  it("carries the newest text to Postgres two seconds after the first edit", async () => {
    const saved: DraftSnapshot[] = [];
    const room = await openRoom();
    await replaceFlush(room, async (snapshot) => void saved.push(snapshot));
    expect(await alarmDelayMs(room)).toBeNull();
    await write(room, "one");
    const firstDelayMs = (await alarmDelayMs(room)) ?? 0;
    expect(firstDelayMs).toBeGreaterThan(0);
    expect(firstDelayMs).toBeLessThanOrEqual(2_000);
    await write(room, "two");
    expect((await alarmDelayMs(room)) ?? 0).toBeLessThanOrEqual(firstDelayMs);

    expect(await runDurableObjectAlarm(room)).toBe(true);
    expect(saved).toMatchObject([{ content: "two", revision: 2, updatedBy: "usr_writer" }]);
    expect(await alarmDelayMs(room)).toBeNull();
    await runDurableObjectAlarm(room);
    expect(saved).toHaveLength(1);

    await write(room, "three");
    await runDurableObjectAlarm(room);
    expect(saved.map(({ revision }) => revision)).toEqual([2, 3]);
  });

  it("does not send the same revision twice", async () => {
    const saved: DraftSnapshot[] = [];
    const room = await openRoom("one");
    await replaceFlush(room, async (snapshot) => void saved.push(snapshot));
    await runDurableObjectAlarm(room);
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
    expect(await alarmDelayMs(room)).toBeNull();

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
    expect(await alarmDelayMs(room)).toBeGreaterThan(0);
    await runDurableObjectAlarm(room);
    expect(saved.map(({ content }) => content)).toEqual(["one", "two"]);
    expect(await alarmDelayMs(room)).toBeNull();
  });
});
