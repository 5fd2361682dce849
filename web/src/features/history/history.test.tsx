import { expect, test } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";
import type { HistoryDiff, HistoryEntry } from "./api/history.ts";

const ENTRY: HistoryEntry = {
  id: "his_1",
  revision: 4,
  createdAt: "2026-11-20T09:30:00.000Z",
  reason: "left",
  authors: [{ id: "usr_9", name: "Anna Weiß" }],
  sizeBytes: 400,
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
  worker.use(
    http.get("/api/v1/docs/{docId}/history", ({ response }) =>
      response(200).json({ items, nextCursor: null }),
    ),
    http.get("/api/v1/docs/{docId}/history/{historyId}/diff", ({ response }) =>
      response(200).json(DIFF),
    ),
    http.post("/api/v1/docs/{docId}/history/{historyId}/restore", ({ params, response }) => {
      restored.push(params.historyId);
      return response(200).json({ revision: 8, updatedAt: ENTRY.createdAt });
    }),
  );
  return restored;
}

test("shows what has changed since an earlier text, and goes back to it when asked twice", async () => {
  const { open } = mockDraft();
  const restored = playHistory([ENTRY]);
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
