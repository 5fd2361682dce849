import { type Browser, expect, type Page, test } from "@playwright/test";
import { person, sourceOf } from "./author.ts";

const TEXT = `# Shaftline

## 1 Introduction

Technicians work in shafts.

## 2 Requirements

- FR-001 The app shall keep photos in order.

## 3 Notes

${"Doors, ropes and brakes are looked at on every visit. ".repeat(60)}
`;
const PROMISE = "The app shall keep photos in order.";

async function twoAtOneDocument(browser: Browser) {
  const [mara, jin] = await Promise.all([
    person(browser, "Mara Okonjo"),
    person(browser, "백진우"),
  ]);
  const document = await mara.author.createDocument();
  await mara.author.putDraft(document.docId, TEXT);
  await mara.author.addMember(jin.author, "EDITOR");
  await Promise.all([mara, jin].map(({ page }) => page.goto(document.path)));
  await Promise.all([mara, jin].map(({ page }) => sourceOf(page)));
  return { mara, jin, ...document };
}

async function selectLine(page: Page, line: string): Promise<void> {
  await (await sourceOf(page)).getByText(line).first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
}

test("a mention calls somebody to a comment, and a suggestion becomes the text of both", async ({
  browser,
}) => {
  const { mara, jin } = await twoAtOneDocument(browser);

  await selectLine(mara.page, "Technicians work in shafts.");
  await mara.page.getByRole("button", { name: "Comment", exact: true }).click();
  const beside = mara.page.getByRole("complementary", { name: "Beside the document" });
  await beside.getByLabel("Add a comment").pressSequentially("And in machine rooms? @백진");
  await mara.page.getByRole("option", { name: /백진우/u }).click();
  await beside.getByRole("button", { name: "Comment", exact: true }).click();

  await expect(jin.page.getByRole("button", { name: "Show: Comments" })).toContainText("1");
  await jin.page.getByRole("button", { name: "Mentions: 1 unread" }).click();
  await jin.page
    .getByRole("dialog", { name: "Mentions" })
    .getByRole("link", { name: /machine rooms/u })
    .click();
  const thread = jin.page
    .getByRole("complementary", { name: "Beside the document" })
    .getByRole("listitem")
    .filter({ hasText: "And in machine rooms?" })
    .first();
  await expect(thread).toBeVisible();
  await expect(jin.page.getByRole("button", { name: "Mentions", exact: true })).toBeVisible();
  await thread.getByLabel("Reply").fill("네, 거기도.");
  await thread.getByRole("button", { name: "Reply" }).click();
  await expect(beside.getByText("네, 거기도.")).toBeVisible();

  await selectLine(jin.page, PROMISE);
  await jin.page.getByRole("button", { name: "Suggest", exact: true }).click();
  await jin.page
    .getByLabel("What it should say")
    .fill(`- FR-001 ${PROMISE.replace("in order", "in the order they were taken")}`);
  await jin.page
    .getByRole("complementary", { name: "Beside the document" })
    .getByRole("button", { name: "Suggest", exact: true })
    .click();
  const suggestions = beside.getByRole("tab", { name: /Suggestions/u });
  await expect(suggestions).toContainText("1");
  await suggestions.click();
  await beside.getByRole("button", { name: "Accept" }).click();
  for (const { page } of [mara, jin]) {
    await expect(await sourceOf(page)).toContainText("photos in the order they were taken.");
  }
});

test("an earlier text comes back for both; approved and published, it is shared and taken back", async ({
  browser,
}) => {
  const { mara, jin, projectId, docId, path } = await twoAtOneDocument(browser);
  await mara.author.call("PATCH", `/projects/${projectId}`, { approvalsRequired: 1 });

  await mara.author.putDraft(docId, "# Shaftline\n\nAll of it was lost.\n");
  await expect(await sourceOf(jin.page)).toContainText("All of it was lost.");
  await mara.page.getByRole("button", { name: "Show: History" }).click();
  await mara.page
    .getByRole("button", { name: /Kept before it was replaced/u })
    .first()
    .click();
  await mara.page.getByRole("button", { name: "Go back to this text" }).click();
  await mara.page.getByRole("button", { name: "Replace the draft" }).click();
  for (const { page } of [mara, jin]) await expect(await sourceOf(page)).toContainText(PROMISE);

  await mara.page.getByRole("button", { name: "Publish", exact: true }).click();
  const publish = mara.page.getByRole("dialog", { name: "Publish version 1" });
  await expect(publish.getByText("1 more is needed.", { exact: false })).toBeVisible();
  await expect(publish.getByRole("button", { name: "Publish version 1" })).toBeDisabled();
  await jin.page.getByRole("button", { name: "Publish", exact: true }).click();
  await jin.page.getByRole("button", { name: "Approve" }).click();
  await expect(publish.getByText("It can be published.", { exact: false })).toBeVisible();
  await publish.getByRole("button", { name: "Publish version 1" }).click();
  await expect(mara.page.getByText("Version 1 is published")).toBeVisible();

  const { items } = await mara.author.call<{ items: { id: string }[] }>(
    "GET",
    `/docs/${docId}/versions`,
  );
  await mara.page.goto(`${path}/versions/${items[0]?.id}`);
  await mara.page.getByRole("button", { name: "Share" }).click();
  await mara.page.getByRole("button", { name: "Make a link" }).click();
  const url = await mara.page.getByRole("textbox", { name: "Link", exact: true }).inputValue();
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(url);
  await expect(reader.getByText(PROMISE)).toBeVisible();
  await mara.page.getByRole("button", { name: "Take back" }).click();
  await expect(mara.page.getByRole("listitem").getByText(/^Taken back/u)).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole("heading", { name: "This link was taken back" })).toBeVisible();
});
