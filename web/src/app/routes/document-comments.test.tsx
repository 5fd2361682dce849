import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { http } from "@/testing/handlers/openapi-http.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";

const WORDS = Array.from({ length: 120 }, (_, index) => `w${String(index).padStart(3, "0")}`);

/** A draft of a hundred and twenty words with a conversation about each, the last word's oldest. */
function mockDiscussedDraft() {
  const draft = mockDraft({ content: `# Words\n\n${WORDS.join(" ")}\n` });
  const { id: documentId } = draft.document;
  const now = new Date().toISOString();
  const author = { id: "usr_other", name: "Ines Vidal" };
  const threads = WORDS.map((quote, index) => ({
    id: `cth_${quote}`,
    documentId,
    status: "open" as const,
    quote,
    anchor: { state: "exact" as const, start: 9 + index * 5, end: 13 + index * 5, text: null },
    comments: [
      {
        id: `cmt_${quote}`,
        threadId: `cth_${quote}`,
        author,
        body: `What is ${quote}?`,
        mentions: [],
        createdAt: now,
        editedAt: null,
      },
    ],
    createdAt: now,
    resolvedBy: null,
    resolvedAt: null,
  }));
  const pageOf = (cursor: string | null, limit: number) => {
    const start = Number(cursor ?? 0);
    const end = start + limit;
    return {
      items: threads.slice(start, end),
      nextCursor: end < threads.length ? String(end) : null,
    };
  };
  worker.use(
    http.get("/api/v1/docs/{docId}/comments", ({ query, response }) =>
      response(200).json(pageOf(query.get("cursor"), 50)),
    ),
    http.get("/api/v1/docs/{docId}/comments/places", ({ query, response }) => {
      const { items, nextCursor } = pageOf(query.get("cursor"), 70);
      const places = items.map(({ id, quote, anchor }) => ({ threadId: id, quote, anchor }));
      return response(200).json({ items: places, nextCursor });
    }),
    http.post("/api/v1/comment-threads/{threadId}/read", ({ response }) => response(204).empty()),
  );
  return draft;
}

const marks = () => [...document.querySelectorAll<HTMLElement>("[data-mark]")];

test("every open conversation is marked in the source, and a mark leads to one that was not listed yet", async () => {
  const { open } = mockDiscussedDraft();
  const { screen } = await open("?panel=comments");
  await expect.poll(() => marks().map(({ textContent }) => textContent)).toEqual(WORDS);
  expect(screen.getByText("What is w119?").elements()).toHaveLength(0);
  marks().at(-1)?.click();
  await expect.element(screen.getByText("What is w119?")).toBeInViewport();
});

test("typing renders no conversation anew but the one whose text changed", async () => {
  const { open } = mockDiscussedDraft();
  const { screen, source } = await open("?panel=comments");
  await expect.poll(() => marks().length).toBe(WORDS.length);
  await expect.element(screen.getByText("What is w049?")).toBeInTheDocument();
  // Each comment tells its time as often as it is rendered.
  const told = vi.spyOn(Intl.RelativeTimeFormat.prototype, "format");
  onTestFinished(() => told.mockRestore());
  await source.getByText("# Words").click();
  await userEvent.keyboard("{End} more{ArrowDown}{ArrowDown}{Home}{ArrowRight}x");
  await expect.element(screen.getByText("This text has changed since.")).toBeInTheDocument();
  expect(told.mock.calls.length).toBeLessThan(4);
});
