import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { REQUEST_ID, refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";
import type { CheckFinding } from "./api/check-draft.ts";

const VAGUE: CheckFinding = {
  rule: "requirement.vague",
  severity: "warning",
  place: { section: "shaftline.2-requirements", heading: "2 Requirements", line: 11 },
  message: "FR-001 cannot be tested as worded: “quickly”.",
  fix: "Name a number that can be measured.",
};
const MISSING: CheckFinding = {
  rule: "heading.missing",
  severity: "error",
  place: { section: null, heading: null, line: 1 },
  message: "The heading “용어집” is missing.",
  fix: "Add the heading.",
};

function playChecks(answers: CheckFinding[][]) {
  const asked: number[] = [];
  worker.use(
    http.get("/api/v1/docs/{docId}/checks", ({ response }) => {
      const findings = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push(findings.length);
      const passed = !findings.some(({ severity }) => severity === "error");
      return response(200).json({ revision: 7, promptPack: "srs/v1", passed, findings });
    }),
  );
  return asked;
}

test("lists what the checks found, leads to the place, and marks it in the source", async () => {
  const { open } = mockDraft();
  playChecks([[MISSING, VAGUE]]);
  const { screen, source } = await open("?panel=checks");
  await expect.element(screen.getByText("1 error, 1 to improve")).toBeVisible();
  const finding = screen.getByRole("button", { name: /cannot be tested/u });
  await expect.element(finding).toMatchTextContent(/2 Requirements.*Line 11/u);
  const marked = () =>
    [...source.element().querySelectorAll("[data-mark]")].map((mark) => mark.textContent);
  await expect
    .poll(marked)
    .toContain("- FR-001 The system shall open a work order in two seconds.");
  await finding.click();
  await expect.element(finding).toHaveAttribute("aria-current", "true");
  await expect.element(screen.getByText(/^Line 11, column/u)).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await source.getByText("# Shaftline", { exact: true }).click();
  await expect
    .element(screen.getByRole("button", { name: /용어집/u }))
    .toHaveAttribute("aria-current", "true");
});

test("checks again in a pause of the typing", async () => {
  const { open } = mockDraft();
  const asked = playChecks([[VAGUE], []]);
  const { screen, source } = await open("?panel=checks");
  await expect.element(screen.getByText("1 to improve")).toBeVisible();
  await source.getByText("Work orders in the shaft.").click();
  await userEvent.keyboard("x");
  await expect.element(screen.getByText(/^Nothing to mend/u), { timeout: 5_000 }).toBeVisible();
  expect(asked).toEqual([1, 0]);
  expect(source.element().querySelector("[data-mark]")).toBeNull();
});

test("says when the checks cannot be had, and tries again", async () => {
  const { open } = mockDraft();
  worker.use(
    http.get("/api/v1/docs/{docId}/checks", ({ response }) =>
      response.untyped(refusedAnswer(503, "UNAVAILABLE", "Not now.")),
    ),
  );
  const { screen } = await open("?panel=checks");
  await expect
    .element(screen.getByText("The draft was not checked"), { timeout: 10_000 })
    .toBeVisible();
  await screen.getByRole("button", { name: "Details" }).click();
  await expect.element(screen.getByText(`Request ${REQUEST_ID}`)).toBeVisible();
  playChecks([[]]);
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText(/^Nothing to mend/u)).toBeVisible();
});
