import { expect, test } from "vitest";
import type { SaveOutcome, ServerText } from "./autosave.ts";
import { DraftSession } from "./draft-session.ts";
import { type KeptDraft, KeptDrafts } from "./kept-drafts.ts";

const BASE = "# A\n\nOne.\n\n# B\n\nTwo.\n";

function draftOf(content: string, revision = 1): ServerText {
  return { content, revision, updatedAt: null, updatedBy: null };
}

function aSession(kept: KeptDrafts, draft = draftOf(BASE), answer?: SaveOutcome) {
  const sent: string[] = [];
  const saved: ServerText[] = [];
  const session = new DraftSession({
    docId: "doc_1",
    userId: "usr_1",
    draft,
    kept,
    send: async (content, revision) => {
      sent.push(content);
      return answer ?? { type: "saved", text: draftOf(content, revision + 1) };
    },
    onSaved: (text) => saved.push(text),
    onMerged: () => undefined,
  });
  return { session, sent, saved };
}

function device() {
  return new KeptDrafts(`session-${crypto.randomUUID()}`);
}

async function leftBehind(kept: KeptDrafts, fields: Partial<KeptDraft>): Promise<void> {
  await kept.put({
    key: crypto.randomUUID(),
    userId: "usr_1",
    docId: "doc_1",
    text: BASE,
    baseContent: BASE,
    baseRevision: 1,
    keptAt: 1,
    ...fields,
  });
}

test("a widget owns the text while it is there; afterwards the text stays", async () => {
  const { session, sent, saved } = aSession(device());
  let shown = BASE;
  let heard = 0;
  const stop = session.onText(() => {
    heard += 1;
  });
  const detach = session.attach({
    read: () => shown,
    apply: (text) => {
      shown = text;
    },
  });
  shown = `${BASE}More.`;
  session.edited();
  expect(heard).toBe(1);
  detach();
  shown = "not looked at any more";
  expect(session.read()).toBe(`${BASE}More.`);
  stop();
  await session.close();
  expect(sent).toEqual([`${BASE}More.`]);
  expect(saved.map(({ revision }) => revision)).toEqual([2]);
});

test("takes up what every earlier visit left, and keeps it under its own name", async () => {
  const kept = device();
  await leftBehind(kept, { text: BASE.replace("One.", "One more.") });
  await leftBehind(kept, { text: BASE.replace("Two.", "Two more."), keptAt: 2 });
  const { session, sent } = aSession(kept);
  await session.open();
  expect(session.read()).toBe("# A\n\nOne more.\n\n# B\n\nTwo more.\n");
  expect(await kept.list("usr_1", "doc_1")).toHaveLength(1);
  await session.open();
  await session.close();
  expect(sent).toEqual(["# A\n\nOne more.\n\n# B\n\nTwo more.\n"]);
  await expect.poll(() => kept.list("usr_1", "doc_1")).toEqual([]);
});

test("keeps a left text that collides until somebody has chosen", async () => {
  const kept = device();
  await leftBehind(kept, { text: BASE.replace("One.", "Mine.") });
  const { session, sent } = aSession(kept, draftOf(BASE.replace("One.", "Theirs."), 2));
  await session.open();
  expect(session.autosave.snapshot().conflict?.conflicts).toMatchObject([{ heading: "A" }]);
  expect((await kept.list("usr_1", "doc_1")).map(({ text }) => text)).toContain(
    BASE.replace("One.", "Mine."),
  );
  await session.autosave.resolve(["mine"]);
  expect(sent).toEqual([BASE.replace("One.", "Mine.")]);
  await expect.poll(() => kept.list("usr_1", "doc_1")).toEqual([]);
  await session.close();
});

test("what cannot be saved on leaving is there on the next visit", async () => {
  const kept = device();
  const first = aSession(kept, draftOf(BASE), { type: "unreachable" });
  await first.session.open();
  first.session.attach({ read: () => `${BASE}More.`, apply: () => undefined });
  first.session.edited();
  await first.session.close();
  expect(first.saved).toEqual([]);
  const second = aSession(kept);
  await second.session.open();
  expect(second.session.read()).toBe(`${BASE}More.`);
  await second.session.close();
  expect(second.sent).toEqual([`${BASE}More.`]);
});

test("works without a place to keep texts", async () => {
  const kept = device();
  kept.list = () => Promise.reject(new Error("no storage"));
  const { session } = aSession(kept);
  await session.open();
  expect(session.read()).toBe(BASE);
  await session.close();
});
