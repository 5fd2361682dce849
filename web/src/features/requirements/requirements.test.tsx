import { expect, test } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp } from "@/testing/render-app.tsx";
import type { Requirement } from "./api/list-requirements.ts";

function aRequirement(fields: Partial<Requirement>): Requirement {
  return {
    id: "FR-001",
    statement: "The system shall open a work order in two seconds.",
    priority: "Must",
    acceptanceCriteria: ["Measured on the slowest phone."],
    section: { id: "requirements", heading: "2 Requirements" },
    status: "same",
    ...fields,
  };
}

const ALL = [
  aRequirement({ status: "changed" }),
  aRequirement({ id: "FR-003", statement: "앱은 사진을 보관해야 한다.", priority: null }),
  aRequirement({ id: "FR-002", status: "removed", statement: "The app shall print." }),
];

function answer(query: URLSearchParams) {
  const status = query.get("status");
  const q = query.get("q") ?? "";
  const fitting = ALL.filter(
    (item) => (!status || item.status === status) && item.statement.includes(q),
  );
  const rest = query.get("cursor") ? fitting.slice(2) : fitting.slice(0, 2);
  return {
    counts: { added: 0, changed: 1, removed: 1, same: 1 },
    duplicates: [{ id: "FR-003", section: { id: "b", heading: "B" } }],
    items: rest,
    nextCursor: !query.get("cursor") && fitting.length > 2 ? "next" : null,
  };
}

test("lists what the draft asks for, filters it, and leads to the place", async () => {
  const { open } = mockDraft();
  worker.use(
    http.get("/api/v1/docs/{docId}/requirements", ({ query, response }) =>
      response(200).json(answer(query as unknown as URLSearchParams)),
    ),
  );
  const { screen } = await open("?panel=requirements");
  const list = screen.getByRole("list", { name: "Requirements" });
  await expect.element(list).toMatchTextContent(/FR-001Changed.*FR-003/u);
  await expect.element(screen.getByRole("alert")).toMatchTextContent(/more than once: FR-003/u);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Show more" }).click();
  await expect.element(list.getByRole("button", { name: /FR-002/u })).toBeDisabled();
  await list.getByRole("button", { name: /FR-001/u }).click();
  await expect.element(screen.getByText(/^Line 11, column/u)).toBeVisible();
  await screen.getByLabelText("Since the version before").selectOptions("Removed (1)");
  await expect.poll(() => list.getByRole("listitem").elements().length).toBe(1);
  await screen.getByLabelText("Search requirements").fill("nothing like it");
  await expect.element(screen.getByText(/No requirement fits/u)).toBeVisible();
});

test("lists what a version asks for, beside its text", async () => {
  const { path, latest } = publishedDocument({
    texts: ["# Shaftline\n\n- FR-001 The app shall open.\n"],
  });
  worker.use(
    http.get("/api/v1/versions/{versionId}/requirements", ({ query, response }) =>
      response(200).json(answer(query as unknown as URLSearchParams)),
    ),
  );
  const { screen } = await renderApp(`${path}/versions/${latest?.id}`);
  await screen.getByRole("radio", { name: "Requirements" }).click();
  const row = screen.getByRole("list", { name: "Requirements" }).getByRole("button").first();
  await expect.element(row).toMatchTextContent(/FR-001/u);
  await row.click();
  await expect.element(screen.getByText("The app shall open.")).toBeVisible();
  await screen.getByRole("radio", { name: "About" }).click();
  await expect.element(screen.getByText("SHA-256").first()).toBeVisible();
});

test("says when they cannot be had, and what one is when there is none", async () => {
  const { open } = mockDraft();
  let away = true;
  worker.use(
    http.get("/api/v1/docs/{docId}/requirements", ({ response }) =>
      away
        ? response.untyped(refusedAnswer(403, "FORBIDDEN", "Not today."))
        : response(200).json({
            counts: { added: 0, changed: 0, removed: 0, same: 0 },
            duplicates: [],
            items: [],
            nextCursor: null,
          }),
    ),
  );
  const { screen } = await open("?panel=requirements");
  const alert = screen.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/could not be loaded.*Not today/u);
  away = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText(/begins with an id such as FR-001/u)).toBeVisible();
});
