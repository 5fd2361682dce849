import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { MAX_DRAFT_BYTES, type ReplaceResult } from "./client.ts";
import type { DocumentRoom } from "./document-room.ts";
import { grantFor, openRoom, type RoomStub, rooms, userId, write } from "./room-fixture.ts";

function rows(room: RoomStub, table: "updates" | "snapshot" | "generation_sections") {
  return runInDurableObject(
    room,
    (_, { storage }) =>
      storage.sql.exec<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).one().count,
  );
}

function randomText(length: number): string {
  const alphabet = "abcdefghijklmnopqrstuvwxyz é한😀\n#|".match(/./gsu) ?? [];
  const bytes = new Uint8Array(length);
  for (let offset = 0; offset < length; offset += 65_536) {
    crypto.getRandomValues(bytes.subarray(offset, offset + 65_536));
  }
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}

describe("initialize", () => {
  it("makes an empty draft at revision 0", async () => {
    const room = await openRoom();
    expect(await room.read()).toEqual({
      content: "",
      revision: 0,
      updatedAt: null,
      updatedBy: null,
    });
  });

  it("changes nothing when it is repeated, before and after an eviction", async () => {
    const room = await openRoom("# One\n");
    const first = await room.read();
    expect(first).toMatchObject({ content: "# One\n", revision: 1, updatedBy: userId });
    const again = { documentId: "doc_other", organizationId: "org_2", content: "# Two\n" };
    expect(await room.initialize(again)).toEqual({ ok: true, created: false, revision: 1 });
    await evictDurableObject(room);
    expect(await room.initialize(again)).toEqual({ ok: true, created: false, revision: 1 });
    expect(await room.read()).toEqual(first);
  });

  it("takes a draft from Postgres over with its revision and does not send it back", async () => {
    const documentId = `doc_${crypto.randomUUID()}`;
    const room = rooms.get(rooms.idFromName(documentId));
    const updatedAt = "2026-01-02T03:04:05.000Z";
    await room.initialize({
      documentId,
      organizationId: "org_1",
      content: "# Kept\n",
      userId,
      restore: { revision: 7, updatedAt },
    });
    const restored = { content: "# Kept\n", revision: 7, updatedAt, updatedBy: userId };
    expect(await room.read()).toEqual(restored);
    expect(await runInDurableObject(room, (_, { storage }) => storage.getAlarm())).toBeNull();
    expect(await write(room, "# Changed\n", 7)).toMatchObject({ ok: true, revision: 8 });
  });

  it("refuses a first text over the limit and stays uninitialized", async () => {
    const documentId = `doc_${crypto.randomUUID()}`;
    const room = rooms.get(rooms.idFromName(documentId));
    const content = "x".repeat(MAX_DRAFT_BYTES + 1);
    expect(await room.initialize({ documentId, organizationId: "org_1", content })).toEqual({
      ok: false,
      reason: "too-large",
      maxBytes: MAX_DRAFT_BYTES,
    });
    expect(await room.read()).toBeNull();
  });

  it("is needed before anything else, which leaves no trace on disk", async () => {
    const room = rooms.get(rooms.idFromName("doc_never"));
    expect(await room.read()).toBeNull();
    expect(await write(room, "x")).toEqual({ ok: false, reason: "not-initialized" });
    const begun = await room.beginGeneration({ jobId: "job_1", claim: 1 });
    expect(begun).toEqual({ ok: false, reason: "not-initialized" });
    const unknown = { ok: false, reason: "unknown-job" };
    expect(await room.finishGeneration({ jobId: "job_1", claim: 1 })).toEqual(unknown);
    expect(await room.revertGeneration({ jobId: "job_1", claim: 1, userId })).toEqual(unknown);
    expect(await room.readWithOrigins()).toBeNull();
    await room.discardGeneration({ jobId: "job_1", claim: 1 });
    await room.revokeGrants();
    const tables = await runInDurableObject(room, (_, { storage }) =>
      storage.sql
        .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
        .toArray(),
    );
    expect(tables).toEqual([]);
  });
});

describe("grants", () => {
  const edit = { content: "x", ifMatch: "*", userId } as const;

  it("asks once, believes the grant, and asks again after revocation and eviction", async () => {
    const room = await openRoom();
    expect(await room.replace(edit)).toEqual({ ok: false, reason: "grant-required" });
    expect(await room.replace({ ...edit, grant: grantFor() })).toMatchObject({ ok: true });
    expect(await room.replace({ ...edit, content: "y" })).toMatchObject({ ok: true, revision: 2 });
    await room.revokeGrants();
    expect(await room.replace(edit)).toEqual({ ok: false, reason: "grant-required" });
    expect(await room.replace({ ...edit, grant: grantFor() })).toMatchObject({ ok: true });
    await evictDurableObject(room);
    expect(await room.replace(edit)).toEqual({ ok: false, reason: "grant-required" });
  });

  it("refuses a grant that does not allow editing, and takes the older one back", async () => {
    const room = await openRoom();
    await room.replace({ ...edit, grant: grantFor() });
    const refused = await room.replace({ ...edit, grant: grantFor({ canEdit: false }) });
    expect(refused).toEqual({ ok: false, reason: "forbidden" });
    expect(await room.replace(edit)).toEqual({ ok: false, reason: "grant-required" });
  });

  it("refuses a grant of another organization", async () => {
    const room = await openRoom();
    const grant = grantFor({ organizationId: "org_2" });
    expect(await room.replace({ ...edit, grant })).toEqual({ ok: false, reason: "forbidden" });
  });

  it.each([
    ["another user's", grantFor({ userId: "usr_other" })],
    ["an expired", grantFor({ expiresAtMs: Date.now() - 1 })],
  ])("does not count %s grant", async (_, grant) => {
    const room = await openRoom();
    const result = await room.replace({ ...edit, grant });
    expect(result).toEqual({ ok: false, reason: "grant-required" });
  });
});

describe("replace", () => {
  it("refuses a stale revision with the current state", async () => {
    const room = await openRoom("one");
    await write(room, "two", 1);
    expect(await write(room, "three", 1)).toMatchObject({
      ok: false,
      reason: "stale",
      current: { content: "two", revision: 2, updatedBy: userId },
    });
  });

  it("keeps the revision when the text is already that", async () => {
    const room = await openRoom("same");
    expect(await write(room, "same", 1)).toMatchObject({ ok: true, revision: 1 });
  });

  it("lets exactly one of many edits with the same revision win", async () => {
    const room = await openRoom();
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) => write(room, `edit ${index}`, 0)),
    );
    const winners = results.flatMap((result, index) => (result.ok ? [index] : []));
    expect(winners).toHaveLength(1);
    const state = await room.read();
    expect(state).toMatchObject({ content: `edit ${winners[0]}`, revision: 1 });
  });

  it("counts bytes, not characters, against the limit", async () => {
    const room = await openRoom();
    const largest = "한".repeat(Math.floor(MAX_DRAFT_BYTES / 3));
    expect(await write(room, largest)).toMatchObject({ ok: true, revision: 1 });
    expect(await write(room, `${largest}한`)).toMatchObject({ reason: "too-large" });
    expect((await room.read())?.content === largest).toBe(true);
  });

  it("stores a lone surrogate as the replacement character at once", async () => {
    const room = await openRoom();
    await write(room, "a\ud83d");
    expect((await room.read())?.content).toBe("a\ufffd");
    await evictDurableObject(room);
    expect((await room.read())?.content).toBe("a\ufffd");
  });
});

describe("what is on disk", { timeout: 30_000 }, () => {
  it("has every answered edit after every eviction", async () => {
    const room = await openRoom();
    let content = "";
    for (let round = 0; round < 12; round += 1) {
      for (let edit = 0; edit < 5; edit += 1) {
        const cut = Math.floor(Math.random() * content.length);
        content = (content.slice(0, cut) + randomText(40) + content.slice(cut + 10)).toWellFormed();
        await write(room, content);
      }
      await evictDurableObject(room);
      expect(await room.read()).toMatchObject({ content, revision: (round + 1) * 5 });
    }
  });

  it("is compacted after 1000 updates, with nothing lost", async () => {
    const room = await openRoom();
    let answer: ReplaceResult | undefined;
    for (let edit = 1; edit <= 1_010; edit += 1) {
      answer = await write(room, `line ${edit}\n`.repeat(3));
    }
    expect(answer).toMatchObject({ ok: true, revision: 1_010 });
    expect(await rows(room, "updates")).toBe(10);
    expect(await rows(room, "snapshot")).toBe(1);
    await evictDurableObject(room);
    expect(await room.read()).toMatchObject({ content: "line 1010\n".repeat(3), revision: 1_010 });
    await write(room, "after");
    expect(await rows(room, "updates")).toBe(11);
  });

  it("is compacted after 8 MB of updates", async () => {
    const room = await openRoom();
    for (const letter of ["a", "b", "c"]) {
      await write(room, letter.repeat(2_700_000));
    }
    expect(await rows(room, "updates")).toBe(0);
    expect(await rows(room, "snapshot")).toBe(3);
    await evictDurableObject(room);
    expect((await room.read())?.content === "c".repeat(2_700_000)).toBe(true);
  });

  it("holds updates larger than a row", async () => {
    const room = await openRoom();
    const texts = ["é", "ü", "ö"].map((letter) => letter.repeat(1_600_000));
    const onDisk = [
      { updates: 4, snapshot: 0 },
      { updates: 8, snapshot: 0 },
      { updates: 0, snapshot: 4 },
    ];
    for (const [index, content] of texts.entries()) {
      expect(await write(room, content)).toMatchObject({ ok: true });
      expect(await rows(room, "updates")).toBe(onDisk[index]?.updates);
      expect(await rows(room, "snapshot")).toBe(onDisk[index]?.snapshot);
      await evictDurableObject(room);
      expect((await room.read())?.content === content).toBe(true);
    }
  });

  it("stays the truth when a write fails", async () => {
    const room = await openRoom("safe");
    await runInDurableObject(room, async (instance: DocumentRoom, { storage }) => {
      storage.sql.exec(`CREATE TRIGGER full BEFORE INSERT ON updates
        BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
      const edit = { content: "lost", ifMatch: "*", userId, grant: grantFor() } as const;
      await expect(instance.replace(edit)).rejects.toThrow("disk full");
      expect(await instance.read()).toMatchObject({ content: "safe", revision: 1 });
      storage.sql.exec("DROP TRIGGER full");
    });
    expect(await write(room, "saved", 1)).toMatchObject({ ok: true, revision: 2 });
    await evictDurableObject(room);
    expect(await room.read()).toMatchObject({ content: "saved", revision: 2 });
  });
});
