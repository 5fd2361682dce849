import { expect, test } from "vitest";
import { holdKept, type KeptDraft, KeptDrafts, takeOver } from "./kept-drafts.ts";

function aKept(fields: Partial<KeptDraft> = {}): KeptDraft {
  return {
    key: crypto.randomUUID(),
    userId: "usr_1",
    docId: "doc_1",
    text: "mine",
    baseContent: "base",
    baseRevision: 3,
    keptAt: 1,
    ...fields,
  };
}

test("keeps a text for its person and its document, over a reload, oldest first", async () => {
  const name = `kept-${crypto.randomUUID()}`;
  const kept = new KeptDrafts(name);
  const later = aKept({ keptAt: 20 });
  const earlier = aKept({ keptAt: 10 });
  await kept.put(later);
  await kept.put(earlier);
  await kept.put(aKept({ userId: "usr_2" }));
  await kept.put(aKept({ docId: "doc_2" }));
  expect(await new KeptDrafts(name).list("usr_1", "doc_1")).toEqual([earlier, later]);
  await kept.put({ ...later, text: "newer" });
  await kept.delete(earlier.key);
  expect(await kept.list("usr_1", "doc_1")).toEqual([{ ...later, text: "newer" }]);
});

test("says so when a text cannot be kept", async () => {
  const kept = new KeptDrafts(`kept-${crypto.randomUUID()}`);
  const unkeepable = { ...aKept(), text: (() => "") as unknown as string };
  await expect(kept.put(unkeepable)).rejects.toThrow(DOMException);
});

test("does not take over what a living tab holds, and does once it let go", async () => {
  const key = crypto.randomUUID();
  const taken: string[] = [];
  const take = async () => {
    taken.push(key);
  };
  const release = holdKept(key);
  await takeOver(key, take);
  expect(taken).toEqual([]);
  release();
  await takeOver(key, take);
  expect(taken).toEqual([key]);
});

test("passes on what goes wrong while taking over", async () => {
  const failing = takeOver(crypto.randomUUID(), () => Promise.reject(new TypeError("broken")));
  await expect(failing).rejects.toThrow("broken");
});
