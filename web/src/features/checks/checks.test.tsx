import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
import { checkRules } from "@/testing/handlers/drafts.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { REQUEST_ID, refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";

const CONTENT = `# Shaftline

## 1 Introduction

A pump room [beside](#nowhere) it.

CommentItem by nobody.
`;

function playRules(rules = checkRules(["Introduction"])) {
  worker.use(
    http.get("/api/v1/docs/{docId}/check-rules", ({ response }) => response(200).json(rules)),
  );
}

const marksIn = (source: { element: () => Element }) =>
  [...source.element().querySelectorAll("[data-mark]")].map((mark) => mark.textContent);

test("marks what is wrong with the panel closed, and lists it, and leads to the place", async () => {
  const { open } = mockDraft({ content: CONTENT });
  playRules(checkRules(["Introduction", "Glossary"]));
  const { screen, source } = await open("?panel=checks");
  await expect.element(screen.getByText("1 error, 1 to improve")).toBeVisible();
  const finding = screen.getByRole("button", { name: /nowhere/u });
  await expect.element(finding).toMatchTextContent(/1 Introduction.*Line 5/u);
  await expect.element(screen.getByRole("button", { name: /Glossary/u })).toBeVisible();
  await finding.click();
  await expect.element(finding).toHaveAttribute("aria-current", "true");
  await expect.element(screen.getByText(/^Line 5, column/u)).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Hide the panel" }).click();
  await expect.poll(() => marksIn(source).join(" ")).toContain("nowhere");
});

test("checks again while somebody types, without asking the server", async () => {
  const { open } = mockDraft({ content: CONTENT.replace(" [beside](#nowhere)", "") });
  playRules();
  const { screen, source } = await open("?panel=checks");
  await expect.element(screen.getByText(/^Nothing to mend/u)).toBeVisible();
  worker.use(
    http.get("/api/v1/docs/{docId}/checks", () => {
      throw new Error("The server was asked.");
    }),
  );
  await source.getByText("CommentItem by nobody.").click();
  await userEvent.keyboard("{End} TODO");
  await expect.element(screen.getByText("1 error")).toBeVisible();
  await expect.poll(() => marksIn(source)).toEqual(["TODO"]);
  await expect
    .element(source.getByText("TODO", { exact: true }))
    .toHaveAttribute("title", expect.stringMatching(/Template text.*Replace it/u));
  await userEvent.keyboard("{Backspace}{Backspace}{Backspace}{Backspace}");
  await expect.element(screen.getByText(/^Nothing to mend/u)).toBeVisible();
  expect(marksIn(source)).toEqual([]);
});

test("says when the rules cannot be had, and tries again", async () => {
  const { open } = mockDraft({ content: CONTENT.replace(" [beside](#nowhere)", "") });
  worker.use(
    http.get("/api/v1/docs/{docId}/check-rules", ({ response }) =>
      response.untyped(refusedAnswer(503, "UNAVAILABLE", "Not now.")),
    ),
  );
  const { screen } = await open("?panel=checks");
  await expect
    .element(screen.getByText("The draft was not checked"), { timeout: 10_000 })
    .toBeVisible();
  await screen.getByRole("button", { name: "Details" }).click();
  await expect.element(screen.getByText(`Request ${REQUEST_ID}`)).toBeVisible();
  playRules();
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText(/^Nothing to mend/u)).toBeVisible();
});
