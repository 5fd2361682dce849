import { expect, test } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";
import type { HistoryDiff, HistoryEntry } from "./api/history.ts";

const ENTRY: HistoryEntry = {
  id: "his_01jd3k5z8fe9v9w9q2m4x7c1ab",
  revision: 4,
  createdAt: "2026-11-20T09:30:00.000Z",
  reason: "left",
  authors: [{ id: "usr_9", name: "Anna Weiß" }],
  sizeBytes: 400,
};

const OLDER: HistoryEntry = {
  ...ENTRY,
  id: "his_01jd3k5z8fe9v9w9q2m4x7c1aa",
  createdAt: "2026-11-19T08:05:00.000Z",
  reason: "activity",
};

const place = { id: "limits", heading: "3 Limits", level: 2, position: 1 };
const DIFF: HistoryDiff = {
  from: { historyId: ENTRY.id, revision: 4 },
  to: { historyId: null, revision: 7 },
  granularity: "word",
  sectionCounts: { added: 0, removed: 0, moved: 0, changed: 1, same: 3 },
  counts: { added: 0, removed: 0, changed: 1 },
  sections: [
    {
      type: "changed",
      moved: false,
      before: place,
      after: place,
      counts: { added: 0, removed: 0, changed: 1 },
      blocks: [
        {
          type: "changed",
          kind: "paragraph",
          changes: [
            { type: "removed", text: "Many" },
            { type: "added", text: "None" },
            { type: "same", text: " yet." },
          ],
        },
      ],
    },
  ],
};

function playHistory(items: HistoryEntry[]) {
  const restored: string[] = [];
  const compared: string[] = [];
  worker.use(
    http.get("/api/v1/docs/{docId}/history", ({ response }) =>
      response(200).json({ items, nextCursor: null }),
    ),
    http.get("/api/v1/docs/{docId}/history/{historyId}", ({ params, response }) => {
      const entry = items.find(({ id }) => id === params.historyId) ?? ENTRY;
      return response(200).json({ ...entry, content: `# Text of ${entry.reason}\n` });
    }),
    http.get("/api/v1/docs/{docId}/history/{historyId}/diff", ({ params, query, response }) => {
      compared.push(`${params.historyId} ${query.get("against")}`);
      return response(200).json(DIFF);
    }),
    http.post("/api/v1/docs/{docId}/history/{historyId}/restore", ({ params, response }) => {
      restored.push(params.historyId);
      return response(200).json({ revision: 8, updatedAt: ENTRY.createdAt });
    }),
  );
  return { restored, compared };
}

test("shows what has changed since an earlier text, and goes back to it when asked twice", async () => {
  const { open } = mockDraft();
  const { restored } = playHistory([ENTRY]);
  const { screen } = await open("?panel=history");
  await screen.getByRole("button", { name: /Kept when the last person left/u }).click();
  await expect.element(screen.getByText("Many", { exact: true })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Go back to this text" }).click();
  expect(restored).toEqual([]);
  await screen.getByRole("button", { name: "Replace the draft" }).click();
  await expect.element(screen.getByText("The draft says again what it said then")).toBeVisible();
  expect(restored).toEqual([ENTRY.id]);
});

test("teaches when nothing is kept yet", async () => {
  const { open } = mockDraft({ role: "VIEWER" });
  playHistory([]);
  const { screen } = await open("?panel=history");
  await expect.element(screen.getByText(/^Nothing is kept yet/u)).toBeVisible();
});

test("offers a viewer no way back", async () => {
  const { open } = mockDraft({ role: "VIEWER" });
  playHistory([ENTRY]);
  const { screen } = await open("?panel=history");
  await screen.getByRole("button", { name: /Kept when the last person left/u }).click();
  await expect.element(screen.getByText("Many", { exact: true })).toBeVisible();
  await expect
    .element(screen.getByRole("button", { name: "Go back to this text" }))
    .not.toBeInTheDocument();
});

test("shows an earlier text whole, and what changed between any two in the order of time", async () => {
  const { open } = mockDraft();
  const { restored, compared } = playHistory([ENTRY, OLDER]);
  const { screen, router } = await open("?panel=history");
  await screen.getByRole("button", { name: /Kept when the last person left/u }).click();
  await screen.getByRole("link", { name: "Read it whole" }).click();
  await expect.element(screen.getByRole("heading", { name: "Text of left" })).toBeVisible();
  const list = screen.getByRole("complementary", { name: "Earlier texts" });
  await list.getByRole("button", { name: /Kept while people wrote/u }).click();
  await expect.element(screen.getByRole("heading", { name: "Text of activity" })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  compared.length = 0;
  await screen.getByText("Changes", { exact: true }).click();
  await expect.element(screen.getByRole("article", { name: "Changed text" })).toBeVisible();
  await list.getByRole("button", { name: /Kept when the last person left/u }).click();
  await screen.getByLabelText("Compared with").selectOptions(OLDER.id);
  await expect
    .poll(() => compared)
    .toEqual([`${OLDER.id} draft`, `${ENTRY.id} draft`, `${OLDER.id} ${ENTRY.id}`]);
  expect(router.state.location.search).toEqual({ at: ENTRY.id, against: OLDER.id });
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Go back to this text" }).click();
  await screen.getByRole("button", { name: "Replace the draft" }).click();
  await expect.element(screen.getByRole("textbox", { name: "Markdown source" })).toBeVisible();
  expect(restored).toEqual([ENTRY.id]);
});
