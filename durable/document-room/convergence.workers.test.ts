import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { callApi } from "../../worker/test/api-client.ts";
import { newTeam, type Team } from "../../worker/test/team.ts";
import { newDocument } from "../../worker/test/workspace.ts";
import type { DocumentRoom } from "./document-room.ts";
import { newTicket, openEditor } from "./live-fixture.ts";

const filler = "x".repeat(40);
const editorCount = 3;

type Editor = Awaited<ReturnType<typeof openEditor>>;

interface Step {
  who: number;
  kind: "insert" | "delete" | "cut" | "return" | "rest" | "sleep";
  /** Where in the text, from 0 at its start to 1 at its end. */
  at: number;
}

const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(editorCount - 1),
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant("insert" as const) },
      { weight: 3, arbitrary: fc.constant("delete" as const) },
      { weight: 2, arbitrary: fc.constant("cut" as const) },
      { weight: 2, arbitrary: fc.constant("return" as const) },
      { weight: 2, arbitrary: fc.constant("rest" as const) },
      { weight: 1, arbitrary: fc.constant("sleep" as const) },
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 10, maxLength: 40 },
);

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

it("ends with one text for everybody that lost no insertion, however people come, go and write", async () => {
  await fc.assert(fc.asyncProperty(steps, converges), { numRuns: 12 });
});

async function converges(plan: Step[]): Promise<void> {
  const { id } = await newDocument(team.OWNER);
  await addByRest(id, filler, 0);
  const editors = await Promise.all(
    Array.from({ length: editorCount }, () => openEditor(id, team.EDITOR)),
  );
  const marks: string[] = [];
  try {
    for (const [index, step] of plan.entries()) {
      const mark = `[${index}]`;
      if (step.kind === "insert" || step.kind === "rest") marks.push(mark);
      await take(id, editors[step.who] as Editor, step, mark);
    }
    await Promise.all(editors.map((editor) => comeBack(id, editor)));
    await vi.waitFor(
      async () => {
        const stored = await readText(id);
        expect(editors.map(({ text }) => text.toString())).toEqual(editors.map(() => stored));
        expect(marks.filter((mark) => stored.split(mark).length !== 2)).toEqual([]);
      },
      { timeout: 10_000, interval: 50 },
    );
  } finally {
    for (const { provider } of editors) provider.destroy();
  }
}

async function take(id: string, editor: Editor, { kind, at }: Step, mark: string): Promise<void> {
  const { text, provider } = editor;
  const content = text.toString();
  switch (kind) {
    case "insert":
      return text.insert(outsideMarks(content, at), mark);
    case "delete": {
      const place = content.indexOf("x", Math.floor(at * content.length));
      return place === -1 ? undefined : text.delete(place, 1);
    }
    case "cut":
      return provider.disconnect();
    case "return":
      return comeBack(id, editor);
    case "rest":
      return addByRest(id, mark, at);
    case "sleep": {
      const rooms = env.DOCUMENT_ROOM as DurableObjectNamespace<DocumentRoom>;
      const room = rooms.get(rooms.idFromName(id));
      // Only what is awake can be put to sleep.
      await room.read();
      return evictDurableObject(room);
    }
  }
}

/** A place that splits no mark, so that each can be looked for as a whole. */
function outsideMarks(content: string, at: number): number {
  const place = Math.floor(at * content.length);
  const open = content.lastIndexOf("[", place - 1);
  const close = content.indexOf("]", open);
  return open !== -1 && close >= place ? close + 1 : place;
}

async function comeBack(id: string, { provider }: Editor): Promise<void> {
  if (provider.shouldConnect && provider.wsconnected) return;
  provider.params = { ticket: await newTicket(id, team.EDITOR) };
  provider.connect();
}

async function readText(id: string): Promise<string> {
  const path = `/api/v1/docs/${id}/draft`;
  return (await callApi("GET", path, { token: team.OWNER.token })).body.content;
}

async function addByRest(id: string, addition: string, at: number): Promise<void> {
  const path = `/api/v1/docs/${id}/draft`;
  const { token } = team.OWNER;
  for (;;) {
    const { headers, body } = await callApi("GET", path, { token });
    const place = outsideMarks(body.content, at);
    const content = body.content.slice(0, place) + addition + body.content.slice(place);
    const edited = await callApi("PUT", path, {
      token,
      body: { content },
      headers: { "If-Match": headers.get("ETag") ?? "" },
    });
    if (edited.status === 200) return;
    expect(edited.status).toBe(412);
  }
}
