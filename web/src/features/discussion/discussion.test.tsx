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
  worker.use(
    http.get("/api/v1/docs/{docId}/suggestions", ({ response }) =>
      response(200).json({ items: suggestions, nextCursor: null }),
    ),
    http.post("/api/v1/suggestions/{suggestionId}/accept", ({ response }) => {
      const [accepted = aSuggestion()] = suggestions.splice(0);
      return response(200).json({ ...accepted, status: "accepted" });
    }),
  );
}

test("shows a conversation on its text, takes a comment on the document, and resolves", async () => {
  const threads = playThreadsAfter(mockDraft());
  const { screen, source } = await threads.open("?panel=comments");
  await expect.element(screen.getByText("Realistic, @Per Åberg? 현실적인가요?")).toBeVisible();
  await expect.poll(() => source.element().querySelector("[data-mark]")?.textContent).toBe(QUOTE);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("textbox", { name: "Add a comment" }).fill("Who measures this?");
  await screen.getByRole("button", { name: "Comment", exact: true }).click();
  await expect.element(screen.getByText("Who measures this?")).toBeVisible();
  expect(threads.list[0]?.quote).toBeNull();
  await screen.getByRole("button", { name: "Resolve" }).first().click();
  await expect.element(screen.getByText("Who measures this?")).not.toBeInTheDocument();
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
  await expect.element(screen.getByText("No suggestion waits for a decision.")).toBeVisible();
});

test("does not offer to accept what was made against another text", async () => {
  const { open } = mockDraft({ content: SPECIFICATION.replace(QUOTE, "soon") });
  playSuggestions([aSuggestion()]);
  const { screen } = await open("?panel=suggestions");
  await expect.element(screen.getByText(/^The text has changed since/u)).toBeVisible();
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
