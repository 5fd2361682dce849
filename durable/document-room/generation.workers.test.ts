import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { MAX_SECTION_BYTES } from "./client.ts";
import type { DocumentRoom } from "./document-room.ts";
import { openRoom, type RoomStub, write } from "./room-fixture.ts";

const jobId = "job_1";

async function stage(room: RoomStub, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const staged = await room.stageSection({ jobId, index, markdown: `## Part ${index}\n` });
    expect(staged).toEqual({ ok: true });
  }
}

function commit(room: RoomStub, content: string, job = jobId) {
  return room.commitGeneration({ jobId: job, content, userId: "usr_asker" });
}

/** Leaves the staging as a job left it that stopped so long ago. */
function age(room: RoomStub, byMs: number): Promise<void> {
  return runInDurableObject(room, (_, { storage }) => {
    storage.sql.exec("UPDATE generation SET touched_at_ms = touched_at_ms - ?", byMs);
  });
}

describe("generation", () => {
  it("stages section by section and commits once", async () => {
    const room = await openRoom("old");
    const begun = await room.beginGeneration({ jobId });
    expect(begun).toEqual({ ok: true, baseRevision: 1, sections: [] });
    await stage(room, 2);
    expect(await room.read()).toMatchObject({ content: "old", revision: 1 });
    expect(await commit(room, "new")).toEqual({ ok: true, revision: 2 });
    expect(await room.read()).toMatchObject({ content: "new", updatedBy: "usr_asker" });

    await write(room, "edited since", 2);
    expect(await commit(room, "other")).toEqual({ ok: true, revision: 2 });
    expect(await room.read()).toMatchObject({ content: "edited since", revision: 3 });
    const resumed = await room.beginGeneration({ jobId });
    expect(resumed).toEqual({ ok: false, reason: "committed", revision: 2 });
    const late = await room.stageSection({ jobId, index: 0, markdown: "x" });
    expect(late).toEqual({ ok: false, reason: "unknown-job" });
  });

  it("resumes after a crash with what was staged, each section once", async () => {
    const room = await openRoom();
    await room.beginGeneration({ jobId });
    await stage(room, 3);
    await evictDurableObject(room);
    await room.stageSection({ jobId, index: 1, markdown: "## Better\n" });
    await evictDurableObject(room);
    expect(await room.beginGeneration({ jobId })).toEqual({
      ok: true,
      baseRevision: 0,
      sections: [
        { index: 0, markdown: "## Part 0\n" },
        { index: 1, markdown: "## Better\n" },
        { index: 2, markdown: "## Part 2\n" },
      ],
    });
    expect(await commit(room, "done")).toEqual({ ok: true, revision: 1 });
    await evictDurableObject(room);
    expect(await commit(room, "done")).toEqual({ ok: true, revision: 1 });
    expect(await room.read()).toMatchObject({ content: "done", revision: 1 });
  });

  it("writes nothing when the text is already that, and remembers the commit", async () => {
    const room = await openRoom("same");
    await room.beginGeneration({ jobId });
    expect(await commit(room, "same")).toEqual({ ok: true, revision: 1 });
    expect(await commit(room, "same")).toEqual({ ok: true, revision: 1 });
  });

  it("never overwrites what people wrote meanwhile", async () => {
    const room = await openRoom("old");
    await room.beginGeneration({ jobId });
    await stage(room, 1);
    await write(room, "by hand", 1);
    await evictDurableObject(room);
    expect(await commit(room, "new")).toMatchObject({
      ok: false,
      reason: "edited",
      baseRevision: 1,
      current: { content: "by hand", revision: 2 },
    });
    expect(await room.read()).toMatchObject({ content: "by hand", revision: 2 });
    const resumed = await room.beginGeneration({ jobId });
    expect(resumed).toMatchObject({ ok: true, baseRevision: 1 });
  });

  it("lets one job stage at a time, until it is discarded", async () => {
    const room = await openRoom();
    await room.beginGeneration({ jobId });
    await stage(room, 1);
    const other = { jobId: "job_2" };
    expect(await room.beginGeneration(other)).toEqual({ ok: false, reason: "busy", jobId });
    await room.discardGeneration(other);
    expect(await room.beginGeneration(other)).toEqual({ ok: false, reason: "busy", jobId });
    await room.discardGeneration({ jobId });
    await room.discardGeneration({ jobId });
    const begun = await room.beginGeneration(other);
    expect(begun).toEqual({ ok: true, baseRevision: 0, sections: [] });
    expect(await commit(room, "x")).toEqual({ ok: false, reason: "unknown-job" });
  });

  it("starts anew with a job that was discarded", async () => {
    const room = await openRoom();
    await room.beginGeneration({ jobId });
    await stage(room, 1);
    await room.discardGeneration({ jobId });
    const begun = await room.beginGeneration({ jobId });
    expect(begun).toEqual({ ok: true, baseRevision: 0, sections: [] });
  });

  it("takes the place of a job that was not heard of for an hour", async () => {
    const room = await openRoom();
    await room.beginGeneration({ jobId });
    await stage(room, 1);
    await age(room, 3_590_000);
    const other = { jobId: "job_2" };
    expect(await room.beginGeneration(other)).toMatchObject({ reason: "busy" });
    await age(room, 10_000);
    expect(await room.beginGeneration(other)).toMatchObject({ ok: true, sections: [] });
    expect(await commit(room, "late")).toEqual({ ok: false, reason: "unknown-job" });
  });

  it("refuses a section that does not fit into a row", async () => {
    const room = await openRoom();
    await room.beginGeneration({ jobId });
    const fits = "é".repeat(MAX_SECTION_BYTES / 2);
    expect(await room.stageSection({ jobId, index: 0, markdown: fits })).toEqual({ ok: true });
    const large = await room.stageSection({ jobId, index: 1, markdown: `${fits}x` });
    expect(large).toEqual({ ok: false, reason: "too-large", maxBytes: MAX_SECTION_BYTES });
    const commitTooLarge = await commit(room, `${fits}${fits}`);
    expect(commitTooLarge).toMatchObject({ ok: false, reason: "too-large" });
  });

  it("commits the text and the job's end together or not at all", async () => {
    const room = await openRoom("old");
    await room.beginGeneration({ jobId });
    await stage(room, 2);
    await runInDurableObject(room, async (instance: DocumentRoom, { storage }) => {
      storage.sql.exec(`CREATE TRIGGER full BEFORE INSERT ON generation_commits
        BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
      const input = { jobId, content: "new", userId: "usr_asker" };
      await expect(instance.commitGeneration(input)).rejects.toThrow("disk full");
      expect(await instance.read()).toMatchObject({ content: "old", revision: 1 });
      storage.sql.exec("DROP TRIGGER full");
    });
    await evictDurableObject(room);
    expect(await room.read()).toMatchObject({ content: "old", revision: 1 });
    const resumed = await room.beginGeneration({ jobId });
    expect(resumed).toMatchObject({ ok: true, baseRevision: 1, sections: [{}, {}] });
    expect(await commit(room, "new")).toEqual({ ok: true, revision: 2 });
  });
});
