import { expect, test } from "vitest";
import { http } from "@/testing/handlers/openapi-http.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";

const WORDS = Array.from({ length: 120 }, (_, index) => `w${String(index).padStart(3, "0")}`);

/** A draft of a hundred and twenty words with a suggestion for each, the last word's oldest. */
function mockSuggestedDraft() {
  const draft = mockDraft({ content: `# Words\n\n${WORDS.join(" ")}\n` });
  const { id: documentId } = draft.document;
  const suggestions = WORDS.map((quote, index) => ({
    id: `sug_${quote}`,
    documentId,
    status: "open" as const,
    author: { kind: "user" as const, id: "usr_other", name: "Ines Vidal" },
    quote,
    replacement: quote.toUpperCase(),
    note: `Shout ${quote}`,
    anchor: { state: "exact" as const, start: 9 + index * 5, end: 13 + index * 5, text: null },
    changes: [],
    createdAt: new Date().toISOString(),
    decidedBy: null,
    decidedAt: null,
    reason: null,
  }));
  const pageOf = (cursor: string | null, limit: number) => {
    const start = Number(cursor ?? 0);
    const end = start + limit;
    return {
      items: suggestions.slice(start, end),
      nextCursor: end < suggestions.length ? String(end) : null,
    };
  };
  worker.use(
    http.get("/api/v1/docs/{docId}/suggestions", ({ query, response }) =>
      response(200).json(
        query.get("status") === "open"
          ? pageOf(query.get("cursor"), 50)
          : { items: [], nextCursor: null },
      ),
    ),
    http.get("/api/v1/docs/{docId}/suggestions/places", ({ query, response }) => {
      const { items, nextCursor } = pageOf(query.get("cursor"), 70);
      const places = items.map(({ id, quote, anchor }) => ({ suggestionId: id, quote, anchor }));
      return response(200).json({ items: places, nextCursor });
    }),
  );
  return draft;
}

const marks = () => [...document.querySelectorAll<HTMLElement>("[data-mark]")];

test("every open suggestion is marked in the source, and a mark leads to one that was not listed yet", async () => {
  const { open } = mockSuggestedDraft();
  const { screen } = await open("?panel=suggestions");
  await expect.element(screen.getByText("Shout w000")).toBeVisible();
  await expect.poll(() => marks().map(({ textContent }) => textContent)).toEqual(WORDS);
  expect(screen.getByText("Shout w119").elements()).toHaveLength(0);
  marks().at(-1)?.click();
  await expect.element(screen.getByText("Shout w119")).toBeInViewport();
  await screen.getByText("Decided", { exact: true }).click();
  await expect.poll(marks).toEqual([]);
});
