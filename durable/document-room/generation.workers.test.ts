import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { type GeneratedPlace, type GenerationClaim, MAX_SECTION_BYTES } from "./client.ts";
import type { DocumentRoom } from "./document-room.ts";
import { openRoom, type RoomStub, write } from "./room-fixture.ts";

const job = { jobId: "job_1", claim: 1 };
const second = { jobId: "job_2", claim: 1 };
const third = { jobId: "job_3", claim: 1 };
const titles = [["introduction", "소개"], ["requirements"], ["glossary"]];
const names = ["Introduction", "Requirements", "Glossary"];
const origin = {
  promptPack: "srs/v1",
  packSection: "x",
  provider: "composer",
  model: "composer-1",
  at: "2026-11-21T00:00:00.000Z",
};

function text(index: number, body = "Text."): string {
  return `## ${index + 1} ${names[index]}\n\n${body}`;
}

function generate(
  room: RoomStub,
  index: number,
  options: { job?: GenerationClaim; body?: string; place?: GeneratedPlace } = {},
) {
  const place = options.place ?? { kind: "outline", titles, index, documentTitle: "T" };
  return room.writeGenerated({
    ...(options.job ?? job),
    index,
    place,
    markdown: text(index, options.body),
    userId: "usr_asker",
    origin,
  });
}

async function content(room: RoomStub): Promise<string> {
  return (await room.read())?.content ?? "";
}

describe("generation", () => {
  it("writes section by section into the live text, each once", async () => {
    const room = await openRoom();
    expect(await room.beginGeneration(job)).toEqual({ ok: true, sections: [] });
    expect(await generate(room, 0)).toEqual({ ok: true, outcome: "written", revision: 1 });
    expect(await content(room)).toBe(`# T\n\n${text(0)}\n`);
    expect(await generate(room, 1)).toMatchObject({ outcome: "written", revision: 2 });
    expect(await generate(room, 1, { body: "Again." })).toMatchObject({ revision: 2 });
    expect(await content(room)).toBe(`# T\n\n${text(0)}\n\n${text(1)}\n`);
    expect(await room.read()).toMatchObject({ updatedBy: "usr_asker" });
    expect(await room.finishGeneration(job)).toEqual({ ok: true, revision: 2 });
    expect(await room.finishGeneration(job)).toEqual({ ok: true, revision: 2 });
    expect(await generate(room, 2)).toEqual({ ok: false, reason: "unknown-job" });
    const again = await room.beginGeneration(job);
    expect(again).toEqual({ ok: false, reason: "committed", revision: 2 });
  });

  it("resumes after a crash with what was written", async () => {
    const room = await openRoom();
    await room.beginGeneration(job);
    await generate(room, 0);
    await evictDurableObject(room);
    await generate(room, 0, { body: "Other." });
    await generate(room, 1);
    await evictDurableObject(room);
    expect(await room.beginGeneration(job)).toEqual({
      ok: true,
      sections: [
        { index: 0, markdown: text(0), outcome: "written", previous: "" },
        { index: 1, markdown: text(1), outcome: "written", previous: "" },
      ],
    });
    expect(await content(room)).toBe(`# T\n\n${text(0)}\n\n${text(1)}\n`);
  });

  it("shuts out whoever held the job before", async () => {
    const room = await openRoom();
    const later = { ...job, claim: 2 };
    await room.beginGeneration(job);
    await generate(room, 0);
    expect(await room.beginGeneration(later)).toMatchObject({ ok: true, sections: [{ index: 0 }] });
    const shutOut = { ok: false, reason: "unknown-job" };
    expect(await generate(room, 1, { body: "Late." })).toEqual(shutOut);
    expect(await room.finishGeneration(job)).toEqual(shutOut);
    expect(await room.revertGeneration({ ...job, userId: "usr_asker" })).toEqual(shutOut);
    await room.discardGeneration(job);
    expect(await room.beginGeneration(job)).toEqual({ ok: false, reason: "superseded" });
    expect(await generate(room, 1, { job: later })).toMatchObject({ outcome: "written" });
    expect(await content(room)).toBe(`# T\n\n${text(0)}\n\n${text(1)}\n`);
  });

  it("puts a section where the outline has it, and leaves every other byte", async () => {
    const mine = "# Mine\n\nPreface.  \n\n## 3 Glossary\n\nA word.\n\n\n## Appendix\n\nx";
    const room = await openRoom(mine);
    await room.beginGeneration(job);
    await generate(room, 1);
    const [head, tail] = mine.split("## 3 Glossary");
    expect(await content(room)).toBe(`${head}${text(1)}\n\n## 3 Glossary${tail}`);
    await generate(room, 0);
    expect(await content(room)).toBe(`${head}${text(0)}\n\n${text(1)}\n\n## 3 Glossary${tail}`);
  });

  it("finds a heading in another language, and fills one that stands alone", async () => {
    const room = await openRoom("# T\n\n## 1. 소개\n\n## 2 Requirements\n\nMine.\n");
    await room.beginGeneration(job);
    expect(await generate(room, 0)).toMatchObject({ outcome: "written" });
    expect(await content(room)).toBe(`# T\n\n${text(0)}\n\n## 2 Requirements\n\nMine.\n`);
  });

  it("leaves a heading that a person put below, unless the new text has it too", async () => {
    const outline = "# T\n\n## 1 Introduction\n\n### 1.1 Why hospitals come first\n";
    const room = await openRoom(outline);
    await room.beginGeneration(job);
    expect(await generate(room, 0)).toMatchObject({
      outcome: "kept",
      anchor: { quote: "## 1 Introduction\n\n### 1.1 Why hospitals come first" },
    });
    expect(await content(room)).toBe(outline);
    await room.discardGeneration(job);
    await room.beginGeneration(second);
    const body = "### Why hospitals come first\n\nThey do.";
    expect(await generate(room, 0, { job: second, body })).toMatchObject({ outcome: "written" });
    expect(await content(room)).toBe(`# T\n\n${text(0, body)}\n`);
  });

  it("leaves what a person wrote or edited, and says what stands there", async () => {
    const room = await openRoom("# T\n\n## 2 Requirements\n\nMine.\n");
    await room.beginGeneration(job);
    expect(await generate(room, 1)).toMatchObject({
      outcome: "kept",
      anchor: { quote: "## 2 Requirements\n\nMine." },
    });
    await generate(room, 0);
    await room.finishGeneration(job);
    const edited = (await content(room)).replace("Text.", "Text, by hand.");
    await write(room, edited);
    await room.beginGeneration(second);
    expect(await generate(room, 0, { job: second, body: "New." })).toMatchObject({
      outcome: "kept",
      anchor: { quote: text(0, "Text, by hand.") },
    });
    expect(await content(room)).toBe(edited);
  });

  it("replaces what was generated and not touched, while others type elsewhere", async () => {
    const room = await openRoom();
    await room.beginGeneration(job);
    await generate(room, 0);
    await generate(room, 1);
    await room.finishGeneration(job);
    await write(room, `${await content(room)}\n## Notes\n\nBy hand.\n`);
    await room.beginGeneration(second);
    const place: GeneratedPlace = { kind: "section", sectionId: "t.1-introduction" };
    expect(await generate(room, 0, { job: second, body: "New.", place })).toMatchObject({
      outcome: "written",
    });
    expect(await content(room)).toBe(
      `# T\n\n${text(0, "New.")}\n\n${text(1)}\n\n## Notes\n\nBy hand.\n`,
    );
    const nowhere: GeneratedPlace = { kind: "section", sectionId: "t.gone" };
    const missing = await generate(room, 2, { job: second, place: nowhere });
    expect(missing).toEqual({ ok: false, reason: "no-such-section" });
  });

  it("takes back what a job wrote and nobody touched since", async () => {
    const before = "# T\n\n## Notes\n\nBy hand.\n";
    const room = await openRoom(before);
    await room.beginGeneration(job);
    await generate(room, 0);
    await generate(room, 1);
    expect((await room.readWithOrigins())?.origins).toHaveLength(2);
    const reverted = await room.revertGeneration({ ...job, userId: "usr_asker" });
    expect(reverted).toMatchObject({ ok: true });
    expect(await content(room)).toBe(before);
    expect((await room.readWithOrigins())?.origins).toEqual([]);

    await room.beginGeneration(second);
    await generate(room, 0, { job: second });
    await generate(room, 1, { job: second, body: "Second." });
    await write(room, (await content(room)).replace("Second.", "Second, by hand."));
    await room.revertGeneration({ ...second, userId: "usr_asker" });
    expect(await content(room)).toBe(`${before}\n${text(1, "Second, by hand.")}\n`);
  });

  it("goes back to the generated text before, which is still known as generated", async () => {
    const room = await openRoom();
    await room.beginGeneration(job);
    await generate(room, 0);
    await room.finishGeneration(job);
    const first = await content(room);
    await room.beginGeneration(second);
    await generate(room, 0, { job: second, body: "Worse." });
    await room.revertGeneration({ ...second, userId: "usr_asker" });
    expect(await content(room)).toBe(first);
    await room.beginGeneration(third);
    expect(await generate(room, 0, { job: third, body: "Better." })).toMatchObject({
      outcome: "written",
    });
  });

  it("leaves whole sections when a job is dropped, and lets one job write at a time", async () => {
    const room = await openRoom();
    await room.beginGeneration(job);
    await generate(room, 0);
    expect(await room.beginGeneration(second)).toEqual({ ok: false, reason: "busy", ...job });
    await room.discardGeneration(second);
    expect(await room.beginGeneration(second)).toEqual({ ok: false, reason: "busy", ...job });
    await room.discardGeneration(job);
    await room.discardGeneration(job);
    expect(await content(room)).toBe(`# T\n\n${text(0)}\n`);
    expect(await generate(room, 1)).toEqual({ ok: false, reason: "unknown-job" });
    expect(await room.beginGeneration(second)).toEqual({ ok: true, sections: [] });
  });

  it("takes the place of a job that was not heard of for an hour", async () => {
    const room = await openRoom();
    await room.beginGeneration(job);
    const age = (ms: number) =>
      runInDurableObject(room, (_, { storage }) => {
        storage.sql.exec("UPDATE generation SET touched_at_ms = touched_at_ms - ?", ms);
      });
    await age(3_590_000);
    expect(await room.beginGeneration(second)).toMatchObject({ reason: "busy" });
    await age(10_000);
    expect(await room.beginGeneration(second)).toEqual({ ok: true, sections: [] });
  });

  it("refuses a section that is too large", async () => {
    const room = await openRoom();
    await room.beginGeneration(job);
    const refused = await generate(room, 0, { body: "é".repeat(MAX_SECTION_BYTES / 2) });
    expect(refused).toEqual({ ok: false, reason: "too-large", maxBytes: MAX_SECTION_BYTES });
  });

  it("writes the text and remembers it together or not at all", async () => {
    const room = await openRoom("old\n");
    await room.beginGeneration(job);
    await runInDurableObject(room, async (instance: DocumentRoom, { storage }) => {
      storage.sql.exec(`CREATE TRIGGER full BEFORE INSERT ON section_origins
        BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
      const place: GeneratedPlace = { kind: "outline", titles, index: 0, documentTitle: "T" };
      const input = { ...job, index: 0, place, markdown: text(0), userId: "usr_asker", origin };
      await expect(instance.writeGenerated(input)).rejects.toThrow("disk full");
      expect(await instance.read()).toMatchObject({ content: "old\n", revision: 1 });
      storage.sql.exec("DROP TRIGGER full");
    });
    await evictDurableObject(room);
    expect(await content(room)).toBe("old\n");
    expect(await generate(room, 0)).toMatchObject({ outcome: "written" });
    expect(await content(room)).toBe(`old\n\n${text(0)}\n`);
  });
});
