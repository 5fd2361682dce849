import { beforeAll, describe, expect, it } from "vitest";
import { openSocket } from "../../../../durable/document-room/live-fixture.ts";
import { type ApiAnswer, callApi } from "../../../test/api-client.ts";
import { newTeam, type Person, type Team } from "../../../test/team.ts";
import { newDocument, newThread } from "../../../test/workspace.ts";

const text = "# Lift\n\nThe door shall open within two seconds.\n";
const quote = "within two seconds";
const anchor = { start: text.indexOf(quote), quote };

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function call(person: Person, method: string, path: string, body?: unknown): Promise<ApiAnswer> {
  return callApi(method, `/api/v1${path}`, { token: person.token, body });
}

function comment(docId: string, body: object, person: Person = team.VIEWER) {
  return call(person, "POST", `/docs/${docId}/comments`, body);
}

async function threadsOf(docId: string, query = ""): Promise<ApiAnswer["body"]> {
  return (await call(team.VIEWER, "GET", `/docs/${docId}/comments${query}`)).body;
}

async function write(docId: string, content: string) {
  await callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: team.EDITOR.token,
    body: { content },
    headers: { "If-Match": "*" },
  });
}

const named = (person: Person, name: string) => `@[${name}](${person.id})`;

describe("a thread", () => {
  it("of a viewer stands on its text and collects replies", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const started = await comment(id, { body: " Realistic? ", anchor });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({
      documentId: id,
      status: "open",
      quote,
      anchor: { state: "exact", start: anchor.start, end: anchor.start + quote.length },
      comments: [
        { author: { id: team.VIEWER.id, name: "Viewer" }, body: "Realistic?", editedAt: null },
      ],
      resolvedBy: null,
    });
    const reply = await call(team.EDITOR, "POST", `/comment-threads/${started.body.id}/replies`, {
      body: "It was measured.",
    });
    expect(reply.status).toBe(201);
    await write(id, `# New first section\n\n${text}`);
    const page = await threadsOf(id);
    expect(page.nextCursor).toBeNull();
    expect(page.items).toHaveLength(1);
    expect(page.items[0].comments.map((said: { body: string }) => said.body)).toEqual([
      "Realistic?",
      "It was measured.",
    ]);
    expect(page.items[0].anchor).toMatchObject({
      state: "exact",
      start: anchor.start + "# New first section\n\n".length,
    });
  });

  it("may be about the whole document", async () => {
    const { id } = await newDocument(team.OWNER, "");
    const { body } = await comment(id, { body: "Who writes this?" });
    expect(body).toMatchObject({ quote: null, anchor: null });
    expect((await threadsOf(id)).items).toEqual([body]);
  });

  it("keeps its quote when its text changes or goes", async () => {
    const { id } = await newDocument(team.OWNER, text);
    await comment(id, { body: "Realistic?", anchor });
    await write(id, text.replace("two", "three"));
    expect((await threadsOf(id)).items[0]).toMatchObject({
      quote,
      anchor: { state: "changed", text: "within three seconds" },
    });
    await write(id, "# Other\n");
    expect((await threadsOf(id)).items[0]).toMatchObject({ quote, anchor: { state: "gone" } });
  });

  it("is refused with the current text when its quote is not there", async () => {
    const { id } = await newDocument(team.OWNER, text);
    const answer = await comment(id, { body: "?", anchor: { start: 0, quote: "nowhere" } });
    expect(answer.status).toBe(412);
    expect(answer.body.error.details.current.content).toBe(text);
  });

  it("is resolved and reopened by anyone who may comment, the first time counts", async () => {
    const { id } = await newThread(team.OWNER);
    const resolve = (person: Person) => call(person, "POST", `/comment-threads/${id}/resolve`);
    const first = await resolve(team.VIEWER);
    expect(first.body).toMatchObject({
      status: "resolved",
      resolvedBy: { id: team.VIEWER.id, name: "Viewer" },
      anchor: { state: "exact" },
    });
    expect((await resolve(team.ADMIN)).body).toEqual(first.body);
    const { documentId } = first.body;
    expect((await threadsOf(documentId)).items).toEqual([]);
    expect((await threadsOf(documentId, "?status=resolved")).items).toEqual([first.body]);
    expect((await threadsOf(documentId, "?status=all")).items).toHaveLength(1);
    const reopened = await call(team.EDITOR, "POST", `/comment-threads/${id}/reopen`);
    expect(reopened.body).toMatchObject({ status: "open", resolvedBy: null, resolvedAt: null });
  });

  it("ends at 200 comments, in words", async () => {
    const { id } = await newThread(team.OWNER);
    const reply = () => call(team.OWNER, "POST", `/comment-threads/${id}/replies`, { body: "x" });
    for (let batch = 0; batch < 10; batch += 1) {
      await Promise.all(Array.from({ length: 20 }, reply));
    }
    const refused = await reply();
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain("200 comments");
  });

  it("pages newest first, each with its own comments", async () => {
    const { id } = await newDocument(team.OWNER, text);
    for (const body of ["a", "b", "c"]) await comment(id, { body });
    const first = await threadsOf(id, "?limit=2");
    const second = await threadsOf(id, `?limit=2&cursor=${first.nextCursor}`);
    const bodies = [...first.items, ...second.items].map((thread) => thread.comments[0].body);
    expect(bodies).toEqual(["c", "b", "a"]);
    expect(second.nextCursor).toBeNull();
  });
});

it("tells where its open threads stand, page after page, without what is said", async () => {
  const { id } = await newDocument(team.OWNER, text);
  const placesOf = (query = "", person: Person = team.VIEWER) =>
    call(person, "GET", `/docs/${id}/comments/places${query}`);
  await comment(id, { body: "On all of it" });
  const { body: changed } = await comment(id, {
    body: "Lift?",
    anchor: { start: 2, quote: "Lift" },
  });
  const { body: first } = await comment(id, { body: "Realistic?", anchor });
  const { body: second } = await comment(id, { body: "Really?", anchor });
  const { body: resolved } = await comment(id, { body: "Settled", anchor });
  await call(team.VIEWER, "POST", `/comment-threads/${resolved.id}/resolve`);
  await write(id, `New: ${text}`);
  await write(id, `New: ${text.replace("Lift", "Left")}`);
  const start = anchor.start + "New: ".length;
  const exact = { state: "exact", start, end: start + quote.length };
  const { body: page } = await placesOf("?limit=2");
  expect(page.items).toEqual([
    { threadId: second.id, quote, anchor: exact },
    { threadId: first.id, quote, anchor: exact },
  ]);
  expect((await placesOf(`?limit=2&cursor=${page.nextCursor}`)).body).toEqual({
    items: [
      { threadId: changed.id, quote: "Lift", anchor: { state: "changed", start: 7, end: 11 } },
    ],
    nextCursor: null,
  });
  expect((await placesOf("?status=resolved")).body.items).toMatchObject([
    { threadId: resolved.id },
  ]);
  expect((await placesOf("?limit=201")).status).toBe(400);
  expect((await placesOf("", team.stranger)).status).toBe(404);
});

it("counts what is open for those who may read it", async () => {
  const { id } = await newDocument(team.OWNER, text);
  const count = (person: Person) => call(person, "GET", `/docs/${id}/discussion`);
  expect((await count(team.VIEWER)).body).toEqual({ openThreads: 0, openSuggestions: 0 });
  await comment(id, { body: "Open" });
  const { body: resolved } = await comment(id, { body: "Settled" });
  await call(team.VIEWER, "POST", `/comment-threads/${resolved.id}/resolve`);
  await call(team.VIEWER, "POST", `/docs/${id}/suggestions`, { ...anchor, replacement: "soon" });
  expect((await count(team.VIEWER)).body).toEqual({ openThreads: 1, openSuggestions: 1 });
  expect((await count(team.stranger)).status).toBe(404);
});

describe("a comment", () => {
  it("is changed by its author only", async () => {
    const thread = await newThread(team.OWNER, team.VIEWER);
    const path = `/comments/${thread.comments[0].id}`;
    expect((await call(team.OWNER, "PATCH", path, { body: "Mine?" })).status).toBe(403);
    const changed = await call(team.VIEWER, "PATCH", path, { body: "Which paragraph?" });
    expect(changed.body).toMatchObject({ body: "Which paragraph?", threadId: thread.id });
    expect(changed.body.editedAt).not.toBeNull();
    expect(changed.body.createdAt).toBe(thread.comments[0].createdAt);
    expect((await call(team.VIEWER, "PATCH", path, { body: "  " })).status).toBe(400);
  });

  it("is removed by its author or an administrator; the last one takes the thread", async () => {
    const thread = await newThread(team.OWNER, team.VIEWER);
    const reply = await call(team.EDITOR, "POST", `/comment-threads/${thread.id}/replies`, {
      body: "This one.",
    });
    const first = `/comments/${thread.comments[0].id}`;
    expect((await call(team.EDITOR, "DELETE", first)).status).toBe(403);
    expect((await call(team.ADMIN, "DELETE", first)).status).toBe(204);
    expect((await call(team.ADMIN, "DELETE", first)).status).toBe(404);
    const [left] = (await threadsOf(thread.documentId)).items;
    expect(left.comments).toEqual([reply.body]);
    expect((await call(team.EDITOR, "DELETE", `/comments/${reply.body.id}`)).status).toBe(204);
    expect((await threadsOf(thread.documentId)).items).toEqual([]);
    const late = await call(team.EDITOR, "POST", `/comment-threads/${thread.id}/replies`, {
      body: "?",
    });
    expect(late.status).toBe(404);
  });

  it("leaves no empty thread when the last two go at once", async () => {
    const thread = await newThread(team.OWNER);
    const { body } = await call(team.OWNER, "POST", `/comment-threads/${thread.id}/replies`, {
      body: "Second",
    });
    await Promise.all([
      call(team.OWNER, "DELETE", `/comments/${thread.comments[0].id}`),
      call(team.OWNER, "DELETE", `/comments/${body.id}`),
    ]);
    expect((await threadsOf(thread.documentId, "?status=all")).items).toEqual([]);
  });
});

describe("mentions", () => {
  function mentionsOf(person: Person, query = "") {
    return call(person, "GET", `/me/mentions${query}`);
  }

  it("reach members, once for each comment, and nobody else", async () => {
    const crew = await newTeam();
    const { id } = await newDocument(crew.OWNER, text);
    const body = [
      `${named(crew.EDITOR, "Ed")} and ${named(crew.EDITOR, "Ed again")}`,
      `${named(crew.stranger, "Stranger")} and myself ${named(crew.OWNER, "Owner")}`,
    ].join("\n");
    const started = await comment(id, { body, anchor }, crew.OWNER);
    expect(started.body.comments[0].mentions).toEqual([{ id: crew.EDITOR.id, name: "Editor" }]);
    const { body: page } = await mentionsOf(crew.EDITOR);
    expect(page.items).toEqual([
      {
        id: expect.stringMatching(/^mnt_/),
        threadId: started.body.id,
        commentId: started.body.comments[0].id,
        author: { id: crew.OWNER.id, name: "Owner" },
        body,
        document: { id, projectId: expect.any(String), title: "Requirements" },
        threadStatus: "open",
        createdAt: started.body.createdAt,
        readAt: null,
      },
    ]);
    expect((await mentionsOf(crew.stranger)).body.items).toEqual([]);
    expect((await mentionsOf(crew.OWNER)).body.items).toEqual([]);
  });

  it("follow what the comment says now", async () => {
    const crew = await newTeam();
    const { id } = await newDocument(crew.OWNER, text);
    const started = await comment(id, { body: named(crew.EDITOR, "Editor") }, crew.OWNER);
    const path = `/comments/${started.body.comments[0].id}`;
    const changed = await call(crew.OWNER, "PATCH", path, { body: named(crew.VIEWER, "Viewer") });
    expect(changed.body.mentions).toEqual([{ id: crew.VIEWER.id, name: "Viewer" }]);
    expect((await mentionsOf(crew.EDITOR)).body.items).toEqual([]);
    expect((await mentionsOf(crew.VIEWER)).body.items).toHaveLength(1);
    await call(crew.OWNER, "DELETE", path);
    expect((await mentionsOf(crew.VIEWER)).body.items).toEqual([]);
  });

  it("are unread until their thread is read, and gone with the membership", async () => {
    const crew = await newTeam();
    const { id } = await newDocument(crew.OWNER, text);
    const started = await comment(id, { body: named(crew.EDITOR, "Editor") }, crew.OWNER);
    const read = `/comment-threads/${started.body.id}/read`;
    expect((await call(crew.stranger, "POST", read)).status).toBe(404);
    expect((await mentionsOf(crew.EDITOR)).body.items).toHaveLength(1);
    expect((await call(crew.EDITOR, "POST", read)).status).toBe(204);
    expect((await mentionsOf(crew.EDITOR)).body.items).toEqual([]);
    const { body } = await mentionsOf(crew.EDITOR, "?status=all");
    expect(body.items[0].readAt).not.toBeNull();
    const member = `/orgs/${crew.organizationId}/members/${crew.EDITOR.id}`;
    expect((await call(crew.OWNER, "DELETE", member)).status).toBe(204);
    expect((await mentionsOf(crew.EDITOR, "?status=all")).body.items).toEqual([]);
  });
});

it("reaches those who have the draft open", async () => {
  const { id } = await newDocument(team.OWNER, text);
  const { socket, events } = await openSocket(id, team.VIEWER, "&events=1");
  const pokes = () => events().filter(({ type }) => type === "comments.changed").length;
  try {
    const { body } = await comment(id, { body: "Realistic?", anchor });
    await call(team.EDITOR, "POST", `/comment-threads/${body.id}/replies`, { body: "Yes." });
    await call(team.EDITOR, "POST", `/comment-threads/${body.id}/resolve`);
    await call(team.VIEWER, "PATCH", `/comments/${body.comments[0].id}`, { body: "Really?" });
    await call(team.VIEWER, "DELETE", `/comments/${body.comments[0].id}`);
    await expect.poll(pokes).toBe(5);
  } finally {
    socket.close();
  }
});
