import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft, SPECIFICATION } from "@/testing/open-document.tsx";
import type { CommentThread } from "./api/comments.ts";
import type { Suggestion } from "./api/suggestions.ts";

const QUOTE = "in two seconds";
const ANNA = { id: "usr_00000000000000000000000009", name: "Anna Weiß" };
const AT = new Date().toISOString();
const start = SPECIFICATION.indexOf(QUOTE);
const anchor = { state: "exact", start, end: start + QUOTE.length, text: null } as const;

function aThread(fields: Partial<CommentThread> = {}): CommentThread {
  const id = `cth_${String(Math.random()).slice(2)}`;
  return {
    id,
    documentId: "doc",
    status: "open",
    quote: QUOTE,
    anchor,
    comments: [
      {
        id: `cmt_${id}`,
        threadId: id,
        author: ANNA,
        body: "Realistic, @[Per Åberg](usr_7)? 현실적인가요?",
        mentions: [],
        createdAt: AT,
        editedAt: null,
      },
    ],
    createdAt: AT,
    resolvedBy: null,
    resolvedAt: null,
    ...fields,
  };
}

function playThreads(threads: CommentThread[]) {
  worker.use(
    http.get("/api/v1/docs/{docId}/comments", ({ query, response }) =>
      response(200).json({
        items: threads.filter(({ status }) => status === query.get("status")),
        nextCursor: null,
      }),
    ),
    http.post("/api/v1/docs/{docId}/comments", async ({ request, response }) => {
      const { body, anchor: place } = await request.json();
      const thread = aThread({ quote: place?.quote ?? null, anchor: null });
      thread.comments = thread.comments.map((comment) => ({ ...comment, body }));
      threads.unshift(thread);
      return response(201).json(thread);
    }),
    http.patch("/api/v1/comments/{commentId}", async ({ params, request, response }) => {
      const { body } = await request.json();
      const said = threads.flatMap(({ comments }) => comments);
      const comment = said.find(({ id }) => id === params.commentId) ?? aThread().comments[0];
      if (!comment) throw new Error("Every thread has a comment.");
      Object.assign(comment, { body, editedAt: new Date().toISOString() });
      return response(200).json(comment);
    }),
    http.delete("/api/v1/comments/{commentId}", ({ params, response }) => {
      const at = threads.findIndex(({ comments }) =>
        comments.some(({ id }) => id === params.commentId),
      );
      threads.splice(at, 1);
      return response(204).empty();
    }),
    http.post("/api/v1/comment-threads/{threadId}/resolve", ({ params, response }) => {
      const thread = threads.find(({ id }) => id === params.threadId) ?? aThread();
      thread.status = "resolved";
      return response(200).json(thread);
    }),
  );
  return threads;
}

function aSuggestion(): Suggestion {
  return {
    id: "sug_1",
    documentId: "doc",
    status: "open",
    author: { kind: "user", ...ANNA },
    quote: QUOTE,
    replacement: "in one second",
    note: "The contract says one.",
    anchor,
    changes: [
      { type: "same", text: "in " },
      { type: "removed", text: "two seconds" },
      { type: "added", text: "one second" },
    ],
    createdAt: AT,
    decidedBy: null,
    decidedAt: null,
    reason: null,
  };
}

function playSuggestions(suggestions: Suggestion[]) {
  const decide = async (status: "accepted" | "rejected", request: Request) => {
    const { reason }: { reason?: string } = JSON.parse((await request.text()) || "{}");
    const [suggestion = aSuggestion()] = suggestions;
    return Object.assign<Suggestion, Partial<Suggestion>>(suggestion, {
      status,
      reason: reason ?? null,
      decidedBy: ANNA,
      decidedAt: AT,
    });
  };
  worker.use(
    http.get("/api/v1/docs/{docId}/suggestions", ({ query, response }) =>
      response(200).json({
        items: suggestions.filter(
          ({ status }) => (status === "open") === (query.get("status") === "open"),
        ),
        nextCursor: null,
      }),
    ),
    http.get("/api/v1/docs/{docId}/suggestions/places", ({ response }) =>
      response(200).json({
        items: suggestions.flatMap(({ id, status, quote, anchor: place }) =>
          status === "open" && place ? [{ suggestionId: id, quote, anchor: place }] : [],
        ),
        nextCursor: null,
      }),
    ),
    http.get("/api/v1/docs/{docId}/discussion", ({ response }) =>
      response(200).json({
        openThreads: 0,
        openSuggestions: suggestions.filter(({ status }) => status === "open").length,
      }),
    ),
    http.post("/api/v1/suggestions/{suggestionId}/accept", async ({ request, response }) =>
      response(200).json(await decide("accepted", request)),
    ),
    http.post("/api/v1/suggestions/{suggestionId}/reject", async ({ request, response }) =>
      response(200).json(await decide("rejected", request)),
    ),
  );
}

test("shows a conversation on its text, takes a comment on the document, and resolves", async () => {
  const threads = playThreadsAfter(mockDraft());
  const { screen, source } = await threads.open("?panel=comments");
  await expect.element(screen.getByText("@Per Åberg", { exact: true })).toBeVisible();
  await expect.element(screen.getByText("? 현실적인가요?")).toBeVisible();
  await expect.poll(() => source.element().querySelector("[data-mark]")?.textContent).toBe(QUOTE);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("textbox", { name: "Add a comment" }).fill("Who measures this?");
  await screen.getByRole("button", { name: "Comment", exact: true }).click();
  const said = screen.getByRole("listitem").getByText("Who measures this?");
  await expect.element(said).toBeVisible();
  expect(threads.list[0]?.quote).toBeNull();
  await screen.getByRole("button", { name: "Resolve" }).first().click();
  await expect.element(said).not.toBeInTheDocument();
});

function playThreadsAfter(draft: ReturnType<typeof mockDraft>) {
  return { ...draft, list: playThreads([aThread()]) };
}

test("keeps what was written when a comment is refused, and says why", async () => {
  const { open } = mockDraft();
  playThreads([]);
  worker.use(
    http.post("/api/v1/docs/{docId}/comments", ({ response }) =>
      response.untyped(refusedAnswer(412, "PRECONDITION_FAILED", "Select it again, then comment.")),
    ),
  );
  const { screen } = await open("?panel=comments");
  await expect.element(screen.getByText(/^Nobody has said anything yet/u)).toBeVisible();
  const field = screen.getByRole("textbox", { name: "Add a comment" });
  await field.fill("Which one?");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(screen.getByText("Select it again, then comment.")).toBeVisible();
  await expect.element(field).toHaveValue("Which one?");
});

test("shows what a suggestion changes and accepts it", async () => {
  const { open } = mockDraft();
  playSuggestions([aSuggestion()]);
  const { screen, source } = await open("?panel=suggestions");
  await expect.element(screen.getByText("The contract says one.")).toBeVisible();
  await expect.element(screen.getByText("one second", { exact: true })).toBeVisible();
  await expect.poll(() => source.element().querySelector("[data-mark]")?.textContent).toBe(QUOTE);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Accept" }).click();
  await expect.element(screen.getByText(/^No suggestion waits for a decision/u)).toBeVisible();
});

test("rejects with a reason that stays with the suggestion, and counts what is open", async () => {
  const { open, room } = mockDraft();
  const suggestions = [aSuggestion()];
  playSuggestions(suggestions);
  const { screen } = await open("?panel=suggestions");
  await expect.element(screen.getByRole("tab", { name: "Suggestions 1 open" })).toBeVisible();
  suggestions.push({ ...aSuggestion(), id: "sug_2" });
  room.tell({ type: "suggestions.changed" });
  await expect.element(screen.getByRole("tab", { name: "Suggestions 2 open" })).toBeVisible();
  suggestions.pop();
  await screen.getByRole("button", { name: "Say why" }).first().click();
  await userEvent.keyboard("Two is what was agreed.");
  await screen.getByRole("button", { name: "Reject" }).first().click();
  await expect.element(screen.getByRole("tab", { name: "Suggestions", exact: true })).toBeVisible();
  await screen.getByRole("radio", { name: "Decided" }).click();
  await expect.element(screen.getByText("Two is what was agreed.")).toBeVisible();
  await expect.element(screen.getByText(/^Rejected by Anna Weiß/u)).toBeVisible();
});

test("does not offer to accept what was made against another text", async () => {
  const { open } = mockDraft({ content: SPECIFICATION.replace(QUOTE, "soon") });
  playSuggestions([aSuggestion()]);
  const { screen } = await open("?panel=suggestions");
  await expect.element(screen.getByText(/^Somebody has changed this text since/u)).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Accept" })).toBeDisabled();
  await expect.element(screen.getByRole("button", { name: "Reject" })).toBeEnabled();
});

test("lets a viewer withdraw nothing but their own", async () => {
  const { open } = mockDraft({ role: "VIEWER" });
  playSuggestions([aSuggestion()]);
  const { screen } = await open("?panel=suggestions");
  await expect.element(screen.getByText("The contract says one.")).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Accept" })).not.toBeInTheDocument();
  await expect.element(screen.getByRole("button", { name: "Reject" })).not.toBeInTheDocument();
});

const PEOPLE = ["Mara Okonjo", "백진우", "ليلى حداد", "Per Åberg"].map((name, index) => ({
  userId: `usr_0000000000000000000000001${index}`,
  name,
  email: `person${index}@halden.example`,
  role: "EDITOR" as const,
  createdAt: AT,
}));

test("mentions people by keyboard, in any script", async () => {
  const { open } = mockDraft();
  const sent: string[] = [];
  playThreads([]);
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/members", ({ response }) =>
      response(200).json({ items: PEOPLE, nextCursor: null }),
    ),
    http.post("/api/v1/docs/{docId}/comments", async ({ request, response }) => {
      sent.push((await request.json()).body);
      return response(201).json(aThread());
    }),
  );
  const { screen } = await open("?panel=comments");
  const field = screen.getByRole("textbox", { name: "Add a comment" });
  await field.click();
  await userEvent.keyboard("@");
  const people = screen.getByRole("listbox", { name: "People" });
  await expect.element(people.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  expect(people.getByRole("option").elements()).toHaveLength(4);
  expect(await seriousViolations()).toEqual([]);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await expect.element(field).toHaveValue("@백진우 ");
  await userEvent.keyboard("and @حد");
  await expect.element(people.getByText("ليلى حداد")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(people).not.toBeInTheDocument();
  await userEvent.keyboard(" or @aber");
  await people.getByText("Per Åberg").click();
  await expect.element(field).toHaveValue("@백진우 and @حد or @Per Åberg ");
  await userEvent.keyboard("?{Control>}{Enter}{/Control}");
  await expect
    .poll(() => sent)
    .toEqual([`@[백진우](${PEOPLE[1]?.userId}) and @حد or @[Per Åberg](${PEOPLE[3]?.userId}) ?`]);
});

test("changes and deletes one's own comment, and only that", async () => {
  const { open, api } = mockDraft({ role: "EDITOR" });
  const mine = aThread();
  const [said] = mine.comments;
  if (said) Object.assign(said, { author: { id: api.me.id, name: api.me.name }, body: "Mine." });
  playThreads([mine, aThread()]);
  const { screen } = await open("?panel=comments");
  await expect.element(screen.getByText("Mine.")).toBeVisible();
  const more = screen.getByRole("button", { name: /^More about the comment/u });
  expect(more.elements()).toHaveLength(1);
  await more.click();
  await screen.getByRole("menuitem", { name: "Edit" }).click();
  const field = screen.getByRole("textbox", { name: "Edit the comment" });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard(" Changed.");
  await screen.getByRole("button", { name: "Save" }).click();
  await expect.element(screen.getByText("Mine. Changed.")).toBeVisible();
  await expect.element(screen.getByText("edited", { exact: true })).toBeVisible();
  await more.click();
  await screen.getByRole("menuitem", { name: "Delete" }).click();
  await screen.getByRole("button", { name: "Delete", exact: true }).click();
  await expect.element(screen.getByText("Mine. Changed.")).not.toBeInTheDocument();
});

test("begins a comment or a suggestion at the selection, by shortcut and by button", async () => {
  const { open } = mockDraft();
  playThreads([]);
  playSuggestions([]);
  const { screen, source } = await open("?view=source");
  await source.getByText("Work orders in the shaft.").tripleClick();
  await expect.element(screen.getByRole("button", { name: "Suggest", exact: true })).toBeVisible();
  await userEvent.keyboard("{Control>}{Alt>}m{/Alt}{/Control}");
  await expect.element(screen.getByRole("textbox", { name: "Add a comment" })).toHaveFocus();
  await expect.element(screen.getByRole("blockquote")).toMatchTextContent("Work orders");
  await screen.getByRole("button", { name: "Suggest", exact: true }).click();
  await expect
    .element(screen.getByRole("textbox", { name: "What it should say" }))
    .toHaveValue("Work orders in the shaft.\n");
});

test("leads from a mention to its conversation, and the mention is read", async () => {
  const { open, document } = mockDraft();
  const thread = aThread({ id: `cth_${"0".repeat(26)}`, status: "resolved" });
  playThreads([thread]);
  const mention = {
    id: "mnt_1",
    threadId: thread.id,
    commentId: "cmt_1",
    author: ANNA,
    body: "Is it, @[백진우](usr_1)?",
    document: { id: document.id, projectId: document.projectId, title: document.title },
    threadStatus: "resolved" as const,
    createdAt: AT,
    readAt: null as string | null,
  };
  worker.use(
    http.get("/api/v1/me/mentions", ({ response }) =>
      response(200).json({ items: [mention], nextCursor: null }),
    ),
    http.post("/api/v1/comment-threads/{threadId}/read", ({ response }) => {
      mention.readAt = AT;
      return response(204).empty();
    }),
  );
  const { screen } = await open();
  await screen.getByRole("button", { name: "Mentions: 1 unread" }).click();
  await screen.getByText("Is it, @백진우?").click();
  await expect.element(screen.getByText(/현실적인가요/u)).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Mentions", exact: true })).toBeVisible();
});
