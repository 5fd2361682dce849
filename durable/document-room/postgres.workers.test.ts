import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { saveDraftSnapshot } from "../../worker/modules/documents/drafts/index.ts";
import { findDraft } from "../../worker/modules/documents/drafts/repo.ts";
import { newPerson, testDatabase } from "../../worker/test/team.ts";
import { newDocument } from "../../worker/test/workspace.ts";
import type { DocumentRoom } from "./document-room.ts";

it("writes the draft to Postgres, where an older state never replaces it", async () => {
  const person = await newPerson();
  const { id: documentId } = await newDocument(person, "# Written\n");
  const rooms = env.DOCUMENT_ROOM as DurableObjectNamespace<DocumentRoom>;
  const room = rooms.get(rooms.idFromName(documentId));
  await runDurableObjectAlarm(room);

  const state = await room.read();
  expect(state).toMatchObject({ content: "# Written\n", revision: 1, updatedBy: person.id });
  // The room may be writing by itself.
  const saved = await vi.waitFor(async () => {
    const draft = await findDraft(testDatabase(), documentId);
    expect(draft).toMatchObject({ content: "# Written\n", revision: 1, updatedBy: person.id });
    return draft;
  });

  const late = { documentId, content: "late", revision: 1, updatedAt: saved?.updatedAt ?? "" };
  await saveDraftSnapshot(env, { ...late, updatedBy: person.id });
  expect(await findDraft(testDatabase(), documentId)).toEqual(saved);
});
