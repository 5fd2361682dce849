import { expect, test } from "@playwright/test";
import { Author, sourceOf } from "./author.ts";
import { expectAccessible } from "./journey.ts";

const TEXT = `# Shaftline

## 1 Introduction

Technicians work in shafts.

## 2 Requirements

- FR-001 The app shall open a work order within five seconds.
- FR-002 The app shall keep photos in order.

## 3 Languages

한국어 문장입니다.

الباب لا يُغلق.
`;

test("from the context to a generated, edited and published specification", async ({
  page,
  context,
}) => {
  const author = await Author.signUp(context);
  const { projectId, docId, path } = await author.createDocument();
  await author.call("PUT", `/projects/${projectId}/context`, {
    context: {
      product: { name: "Shaftline", oneLiner: "Work orders on the phone, also in the shaft." },
      goals: [{ statement: "Fewer return visits", measure: "From 1.8 to 1.2 visits per fault" }],
      features: [
        { name: "Offline work orders", description: "Work orders open without a network." },
      ],
    },
  });

  await page.goto(path);
  await expect(page.getByText("This draft is empty")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Write the draft" }).click();
  const dialog = page.getByRole("dialog", { name: "Write the draft" });
  await expect(dialog.getByText("Not answered in the context yet")).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Glossary" })).toHaveAttribute(
    "href",
    `/projects/${projectId}/context/glossary`,
  );
  await expectAccessible(page);
  await dialog.getByLabel("Instructions").fill("Write for a team that maintains elevators.");
  await dialog.getByRole("button", { name: "Write the draft" }).click();
  await expect(dialog).toBeHidden();

  const preview = page.getByRole("article", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: /Functional requirements/u })).toBeVisible({
    timeout: 60_000,
  });
  await expect(preview.getByRole("link", { name: "FR-001" }).first()).toBeAttached();
  await expectAccessible(page);

  const outline = page.getByRole("navigation", { name: "Outline" });
  const purpose = outline.getByRole("button", { name: /Purpose/u });
  await purpose.click();
  await expect(purpose).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("\nLifts are not cranes.\n");
  await expect(page.locator("[role=status][data-state=saved]")).toBeVisible();
  await expect(preview.getByText("Lifts are not cranes.")).toBeVisible();
  expect((await author.readDraft(docId)).content).toContain("Lifts are not cranes.");

  await page.keyboard.press("ControlOrMeta+Enter");
  const publish = page.getByRole("dialog", { name: "Publish version 1" });
  await publish.getByLabel("Label").fill("Pilot scope");
  await expectAccessible(page);
  await publish.getByRole("button", { name: "Publish version 1" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: "Version 1 is published" })
    .getByRole("button", { name: "Open it" })
    .click();
  await expect(page.getByRole("heading", { name: "Version 1", exact: true })).toBeVisible();
});

test("shows what changed between versions, and each version as it was", async ({
  page,
  context,
}) => {
  const author = await Author.signUp(context);
  const { docId, path } = await author.createDocument();
  await author.putDraft(docId, TEXT);
  await author.call("POST", `/docs/${docId}/publish`, { label: "First agreement" });
  await author.putDraft(
    docId,
    TEXT.replace("five seconds", "two seconds").replace(
      "- FR-002 The app shall keep photos in order.\n",
      "- FR-003 The app shall never lose a text.\n",
    ),
  );
  await author.call("POST", `/docs/${docId}/publish`, { label: "Offline" });

  await page.goto(path);
  await page.getByRole("link", { name: "Compare" }).click();
  await page.getByRole("button", { name: "To: Draft" }).click();
  await page.getByRole("menuitemradio", { name: /Version 2/u }).click();
  await page.getByRole("button", { name: "From: Version 2" }).click();
  await page.getByRole("menuitemradio", { name: /Version 1/u }).click();
  await expect(page.getByText("1 changed")).toBeVisible();
  const diff = page.getByRole("article", { name: "Changed text" });
  await expect(diff.locator("del", { hasText: "five" })).toBeVisible();
  await expect(diff.locator("ins", { hasText: "two" })).toBeVisible();
  await expect(diff.getByText("The app shall never lose a text.")).toBeVisible();
  expect(new URL(page.url()).searchParams.get("from")).toBe("1");
  await expectAccessible(page);
  await page.reload();
  await expect(diff.locator("ins", { hasText: "two" })).toBeVisible();

  await page.getByRole("link", { name: /^Version 1/u }).click();
  await expect(page.getByRole("heading", { name: "Version 1", exact: true })).toBeVisible();
  await expect(page.getByRole("article").getByText("within five seconds")).toBeVisible();
  await expectAccessible(page);
});

test("shows one pane on a phone, and takes the keyboard alone", async ({ page, context }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const author = await Author.signUp(context);
  const { docId, path } = await author.createDocument();
  await author.putDraft(docId, TEXT);
  await page.goto(path);
  await expect(page.getByRole("article", { name: "Preview" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Outline", exact: true }).click();
  await page.getByRole("button", { name: "3 Languages" }).click();
  await expect(page.getByRole("heading", { name: "3 Languages" })).toBeInViewport();
  await page.getByRole("button", { name: "Source", exact: true }).click();
  await expect(await sourceOf(page)).toBeVisible();
  await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
