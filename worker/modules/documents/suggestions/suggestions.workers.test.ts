import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { documentRoom } from "../../../../durable/document-room/client.ts";
import { openEditor, openSocket } from "../../../../durable/document-room/live-fixture.ts";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Person, type Team, testContext, testDatabase } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";
import { suggestGenerated } from "./index.ts";
import { suggestions } from "./tables.ts";

const text = "# Lift\n\nThe door shall open within two seconds.\n\nIt shall close.\n";
const quote = "within two seconds";
const replacement = "within one second";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function suggest(docId: string, person: Person = team.VIEWER, change: object = {}) {
  return callApi("POST", `/api/v1/docs/${docId}/suggestions`, {
    token: person.token,
    body: { start: text.indexOf(quote), quote, replacement, ...change },
  });
}

function decide(id: string, verb: "accept" | "reject", person: Person, body?: unknown) {
  return callApi("POST", `/api/v1/suggestions/${id}/${verb}`, { token: person.token, body });
}

function list(docId: string, query = "") {
  return callApi("GET", `/api/v1/docs/${docId}/suggestions${query}`, { token: team.VIEWER.token });
}

async function write(docId: string, content: string) {
  const { status } = await callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: team.EDITOR.token,
    body: { content },
    headers: { "If-Match": "*" },
  });
  expect(status).toBe(200);
}

async function draftOf(docId: string) {
  const { body } = await callApi("GET", `/api/v1/docs/${docId}/draft`, {
    token: team.VIEWER.token,
  });
  return body;
}

/** Puts a row back to what it was when its room had decided and Postgres had not heard of it. */
async function forget(suggestionId: string): Promise<void> {
  await testDatabase()
    .update(suggestions)
    .set({ status: "open", decidedBy: null, decidedAt: null })
    .where(eq(suggestions.id, suggestionId));
}

describe("a suggestion", () => {
  it("of a viewer is listed with its place and its words", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const made = await suggest(id, team.VIEWER, { note: "The contract says one." });
    expect(made.status).toBe(201);
    const start = text.indexOf(quote);
    expect(made.body).toMatchObject({
      status: "open",
      author: { kind: "user", id: team.VIEWER.id, name: "Viewer" },
      quote,
      replacement,
      note: "The contract says one.",
      anchor: { state: "exact", start, end: start + quote.length, text: null },
      decidedBy: null,
    });
    const { changes } = made.body;
    const side = (without: string) =>
      changes
        .filter((change: { type: string }) => change.type !== without)
        .map((change: { text: string }) => change.text)
        .join("");
    expect(side("added")).toBe(quote);
    expect(side("removed")).toBe(replacement);
    const { body } = await list(id);
    expect(body).toEqual({ items: [made.body], nextCursor: null });
  });

  it("moves with the text and is found near where it was seen", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const far = await suggest(id, team.VIEWER, { start: 9_000 });
    expect(far.body.anchor.start).toBe(text.indexOf(quote));
    await write(id, `# A longer title\n\nA new paragraph.\n\n${text}`);
    const [moved] = (await list(id)).body.items;
    const now = (await draftOf(id)).content;
    expect(now.slice(moved.anchor.start, moved.anchor.end)).toBe(quote);
    expect(moved.anchor.state).toBe("exact");
  });

  it("tells where it stands as long as it is open, page after page, without its words", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const places = (query = "", person: Person = team.VIEWER) =>
      callApi("GET", `/api/v1/docs/${id}/suggestions/places${query}`, { token: person.token });
    const title = await suggest(id, team.VIEWER, { quote: "Lift", replacement: "Hoist" });
    const moved = await suggest(id);
    const rejected = await suggest(id);
    const unheard = await suggest(id);
    await write(id, text.replace("Lift", "The lift"));
    await decide(rejected.body.id, "reject", team.EDITOR);
    await decide(unheard.body.id, "reject", team.EDITOR);
    await forget(unheard.body.id);
    const start = text.indexOf(quote) + "The ".length;
    const exact = { state: "exact", start, end: start + quote.length };
    const { body: page } = await places("?limit=2");
    expect(page.items).toEqual([{ suggestionId: moved.body.id, quote, anchor: exact }]);
    expect((await places(`?limit=2&cursor=${page.nextCursor}`)).body).toEqual({
      items: [
        {
          suggestionId: title.body.id,
          quote: "Lift",
          anchor: { state: "changed", start: 2, end: 10 },
        },
      ],
      nextCursor: null,
    });
    await expect.poll(async () => (await list(id, "?status=rejected")).body.items).toHaveLength(2);
    expect((await places("?limit=201")).status).toBe(400);
    expect((await places("", team.stranger)).status).toBe(404);
  });

  it("is refused with the current text when its quote is not there", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const answer = await suggest(id, team.VIEWER, { quote: "within three seconds" });
    expect(answer.status).toBe(412);
    expect(answer.body.error.details.current.content).toBe(text);
    expect((await suggest(id, team.VIEWER, { replacement: quote })).status).toBe(400);
    expect((await suggest(id, team.VIEWER, { quote: "" })).status).toBe(400);
  });

  it("pages through all of them, each once", async () => {
    const { id } = await newDocument(team.OWNER, text);
    for (const note of ["a", "b", "c"]) await suggest(id, team.VIEWER, { note });
    const first = await list(id, "?limit=2");
    const second = await list(id, `?limit=2&cursor=${first.body.nextCursor}`);
    const notes = [...first.body.items, ...second.body.items].map(({ note }) => note);
    expect(notes).toEqual(["c", "b", "a"]);
    expect(second.body.nextCursor).toBeNull();
  });
});

describe("accepting", () => {
  it("edits the draft as the editor who accepted", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const { body } = await suggest(id);
    const accepted = await decide(body.id, "accept", team.EDITOR, { reason: "Agreed." });
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      status: "accepted",
      reason: "Agreed.",
      anchor: null,
      decidedBy: { id: team.EDITOR.id, name: "Editor" },
    });
    expect(await draftOf(id)).toMatchObject({
      content: text.replace(quote, replacement),
      revision: 2,
      updatedBy: team.EDITOR.id,
    });
    expect((await list(id)).body.items).toEqual([]);
    expect((await list(id, "?status=accepted")).body.items).toEqual([accepted.body]);
    expect((await list(id, "?status=all")).body.items).toHaveLength(1);
  });

  it("applies it once when many accept at the same time", async () => {
    const { id } = await newDocument(team.OWNER, "one one one\n");
    const { body } = await suggest(id, team.VIEWER, {
      start: 4,
      quote: "one",
      replacement: "one one",
    });
    const editors = [team.OWNER, team.ADMIN, team.EDITOR, team.OWNER, team.ADMIN, team.EDITOR];
    const answers = await Promise.all(editors.map((person) => decide(body.id, "accept", person)));
    expect(answers.map((answer) => answer.status)).toEqual(editors.map(() => 200));
    expect(new Set(answers.map((answer) => answer.body.decidedBy.id)).size).toBe(1);
    expect(await draftOf(id)).toMatchObject({ content: "one one one one\n", revision: 2 });
  });

  it("or rejecting wins, never both", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const { body } = await suggest(id);
    const answers = await Promise.all([
      decide(body.id, "accept", team.EDITOR),
      decide(body.id, "reject", team.ADMIN),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const winner = answers.find((answer) => answer.status === 200)?.body.status;
    const { content } = await draftOf(id);
    expect(content).toBe(winner === "accepted" ? text.replace(quote, replacement) : text);
    expect((await list(id, "?status=all")).body.items[0].status).toBe(winner);
  });

  it("says that the text has changed, and changes nothing", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const { body } = await suggest(id);
    await write(id, text.replace("two", "thirty-two"));
    const answer = await decide(body.id, "accept", team.EDITOR);
    expect(answer.status).toBe(412);
    expect(answer.body.error.details.current).toMatchObject({
      state: "changed",
      text: "within thirty-two seconds",
    });
    expect((await draftOf(id)).revision).toBe(2);
    await write(id, "# Something else\n");
    const gone = await decide(body.id, "accept", team.EDITOR);
    expect(gone.status).toBe(412);
    expect(gone.body.error.details.current.state).toBe("gone");
    expect((await list(id)).body.items[0]).toMatchObject({
      status: "open",
      quote,
      anchor: { state: "gone", start: null },
    });
  });

  it("works on text that was removed and written again", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const { body } = await suggest(id);
    await write(id, "");
    await write(id, `# Again\n\n${text}`);
    expect((await decide(body.id, "accept", team.EDITOR)).status).toBe(200);
    expect((await draftOf(id)).content).toBe(`# Again\n\n${text.replace(quote, replacement)}`);
  });

  it("is finished by whoever comes next after a crash between room and Postgres", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const { body } = await suggest(id);
    await decide(body.id, "accept", team.EDITOR);
    await forget(body.id);
    const [healed] = (await list(id)).body.items;
    expect(healed).toMatchObject({ status: "accepted", anchor: null });
    await expect.poll(async () => (await list(id, "?status=accepted")).body.items.length).toBe(1);
    await forget(body.id);
    const again = await decide(body.id, "accept", team.ADMIN);
    expect(again.body).toMatchObject({ status: "accepted", decidedBy: { id: team.EDITOR.id } });
    await forget(body.id);
    expect((await decide(body.id, "reject", team.ADMIN)).status).toBe(409);
    expect(await draftOf(id)).toMatchObject({ revision: 2 });
  });
});

describe("rejecting", () => {
  it("keeps the text and the reason", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const { body } = await suggest(id);
    const rejected = await decide(body.id, "reject", team.EDITOR, { reason: "Two was agreed." });
    expect(rejected.body).toMatchObject({ status: "rejected", reason: "Two was agreed." });
    expect((await list(id, "?status=decided")).body.items).toEqual([rejected.body]);
    expect((await list(id)).body.items).toEqual([]);
    expect((await decide(body.id, "reject", team.ADMIN)).status).toBe(200);
    const late = await decide(body.id, "accept", team.ADMIN);
    expect(late.status).toBe(409);
    expect(late.body.error.message).toContain("Editor has rejected");
    expect((await draftOf(id)).revision).toBe(1);
  });

  it("withdraws a viewer's own suggestion, and only that", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const own = await suggest(id, team.VIEWER);
    const other = await suggest(id, team.EDITOR);
    expect((await decide(own.body.id, "reject", team.VIEWER)).body.status).toBe("withdrawn");
    expect((await decide(other.body.id, "reject", team.VIEWER)).status).toBe(403);
    expect((await decide(own.body.id, "reject", team.stranger)).status).toBe(404);
  });
});

describe("the generator", () => {
  const ctx = testContext();

  it("suggests once for each key of its job", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const placed = await documentRoom(env.DOCUMENT_ROOM, id).placeAnchor({ start: 0, quote });
    if (!placed.ok) throw new Error("The quote is not there.");
    const { anchor } = placed;
    const job = { id: `job_${crypto.randomUUID()}`, key: "doors" };
    const input = { docId: id, anchor, replacement, note: "n", job };
    const first = await suggestGenerated({ ctx, input });
    const again = await suggestGenerated({ ctx, input });
    expect(again).toEqual(first);
    const other = { ...input, job: { ...job, key: "lights" } };
    expect((await suggestGenerated({ ctx, input: other })).id).not.toBe(first.id);
    const { items } = (await list(id)).body;
    expect(items).toHaveLength(2);
    expect(items[0].author).toEqual({ kind: "generator", jobId: job.id });
    expect((await decide(first.id, "accept", team.EDITOR)).status).toBe(200);
  });

  it("does not say again what an earlier job proposes, until that was decided", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const placed = await documentRoom(env.DOCUMENT_ROOM, id).placeAnchor({ start: 0, quote });
    if (!placed.ok) throw new Error("The quote is not there.");
    const propose = (words: string) => {
      const job = { id: `job_${crypto.randomUUID()}`, key: "doors" };
      const input = { docId: id, anchor: placed.anchor, replacement: words, note: "n", job };
      return suggestGenerated({ ctx, input });
    };
    const first = await propose(replacement);
    expect((await propose(replacement)).id).toBe(first.id);
    expect((await propose(`${replacement} More.`)).id).not.toBe(first.id);
    expect((await list(id)).body.items).toHaveLength(2);
    expect((await decide(first.id, "reject", team.EDITOR)).status).toBe(200);
    await expect.poll(async () => (await propose(replacement)).id).not.toBe(first.id);
  });

  it("cannot suggest for a document that is gone", async () => {
    const anchor = { start: "", end: "", quote };
    const job = { id: "job_gone", key: "doors" };
    const docId = "doc_01jd3k5z8fe9v9w9q2m4x7c1ab";
    const input = { docId, anchor, replacement, note: "n", job };
    await expect(suggestGenerated({ ctx, input })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

it("comes back from Postgres when the room has lost its state", async () => {
  const { id } = await newDocument(team.OWNER, "");
  expect(await documentRoom(env.DOCUMENT_ROOM, id).read()).toBeNull();
  expect((await suggest(id)).status).toBe(412);
  expect(await documentRoom(env.DOCUMENT_ROOM, id).read()).toMatchObject({ content: "" });
});

it("reaches those who have the draft open: the poke, and the text once it is accepted", async () => {
  const { id } = await newDocument(team.OWNER, text);
  const watcher = await openSocket(id, team.VIEWER, "&events=1");
  const editor = await openEditor(id, team.EDITOR);
  const pokes = () => watcher.events().filter(({ type }) => type === "suggestions.changed").length;
  try {
    const { body } = await suggest(id);
    await expect.poll(pokes).toBe(1);
    editor.text.insert(0, "Typed meanwhile.\n");
    await expect.poll(async () => (await draftOf(id)).content).toMatch(/^Typed/);
    expect((await decide(body.id, "accept", team.OWNER)).status).toBe(200);
    await expect
      .poll(() => editor.text.toString())
      .toBe(`Typed meanwhile.\n${text.replace(quote, replacement)}`);
    await expect.poll(pokes).toBe(2);
  } finally {
    editor.provider.destroy();
    watcher.socket.close();
  }
});
