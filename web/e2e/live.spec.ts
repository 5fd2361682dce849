import { expect, test } from "@playwright/test";
import { Author, person, SAVED, sourceOf, typeAfter } from "./author.ts";
import { expectAccessible } from "./journey.ts";

const TEXT = `# Shaftline

## 1 Introduction

Technicians work in shafts.

## 2 Requirements

- FR-001 The app shall keep photos in order.

## 3 Languages

한국어 문장입니다.
`;

async function documentOf(author: Author) {
  const document = await author.createDocument();
  await author.putDraft(document.docId, TEXT);
  return document;
}

test("two people write one document and see each other; a third only reads", async ({
  browser,
}) => {
  const [mara, jin, layla] = await Promise.all(
    ["Mara Okonjo", "백진우", "ليلى حداد"].map((name) => person(browser, name)),
  );
  if (!mara || !jin || !layla) throw new Error("Three people are here.");
  const { docId, path } = await documentOf(mara.author);
  await mara.author.addMember(jin.author, "EDITOR");
  await mara.author.addMember(layla.author, "VIEWER");
  await Promise.all([mara, jin, layla].map(({ page }) => page.goto(path)));

  await typeAfter(mara.page, "Technicians work in shafts.", " And in machine rooms.");
  await typeAfter(jin.page, "한국어 문장입니다.", " 하나 더.");
  await expect(await sourceOf(mara.page)).toContainText("한국어 문장입니다. 하나 더.");
  await expect(await sourceOf(jin.page)).toContainText("shafts. And in machine rooms.");
  await expect(mara.page.locator(".cm-person-name", { hasText: "백진우" })).toBeVisible();
  await expect(jin.page.locator(".cm-person-name", { hasText: "Mara Okonjo" })).toBeVisible();
  await expect(mara.page.locator(SAVED)).toBeVisible();
  await expect(jin.page.locator(SAVED)).toBeVisible();

  await mara.page.getByRole("button", { name: /Here now: you and/u }).click();
  const here = mara.page.getByRole("dialog", { name: "Here now" });
  await expect(here.getByRole("listitem")).toHaveCount(3);
  await expect(here.getByRole("listitem").first()).toContainText("Mara Okonjo");
  await expect(here.getByText("ليلى حداد", { exact: true })).toBeVisible();
  await expectAccessible(mara.page);
  await mara.page.keyboard.press("Escape");

  await expect(layla.page.getByText("Reading only")).toBeVisible();
  await expect(await sourceOf(layla.page)).toContainText("And in machine rooms.");
  await (await sourceOf(layla.page)).getByText("Technicians").click();
  await layla.page.keyboard.type("no");
  await jin.page.keyboard.type(" 끝.");
  await expect(await sourceOf(layla.page)).toContainText("하나 더. 끝.");
  const { content } = await mara.author.readDraft(docId);
  expect(content).toBe(
    TEXT.replace("shafts.", "shafts. And in machine rooms.").replace(
      "문장입니다.",
      "문장입니다. 하나 더. 끝.",
    ),
  );

  await jin.page.keyboard.press("ControlOrMeta+z");
  await expect(await sourceOf(mara.page)).not.toContainText("끝.");
  await expect(await sourceOf(mara.page)).toContainText("And in machine rooms.");
  await jin.page.context().close();
  await expect(mara.page.locator(".cm-person-name", { hasText: "백진우" })).toBeHidden();
});

test("a cut network keeps both texts, and they are one when it is back", async ({ browser }) => {
  const mara = await person(browser, "Mara Okonjo");
  const jin = await person(browser, "Jin-woo Baek");
  const { docId, path } = await documentOf(mara.author);
  await mara.author.addMember(jin.author, "EDITOR");
  await Promise.all([mara.page.goto(path), jin.page.goto(path)]);
  await expect(mara.page.locator(SAVED)).toBeVisible();
  await expect(jin.page.locator(SAVED)).toBeVisible();

  await Promise.all([mara.author, jin.author].map(({ context }) => context.setOffline(true)));
  await typeAfter(mara.page, "The app shall keep photos", " Mara was here.");
  await typeAfter(jin.page, "The app shall keep photos", " Jin too.");
  await expect(mara.page.getByText("Offline: kept on this device")).toBeVisible();
  await expect(jin.page.getByText("Offline: kept on this device")).toBeVisible();
  await expectAccessible(mara.page);
  await Promise.all([mara.author, jin.author].map(({ context }) => context.setOffline(false)));
  await expect(mara.page.locator(SAVED)).toBeVisible();
  await expect(jin.page.locator(SAVED)).toBeVisible();
  const { content } = await mara.author.readDraft(docId);
  expect(content).toContain("Mara was here.");
  expect(content).toContain("Jin too.");
  const line = content.split("\n").find((each) => each.includes("FR-001")) ?? "";
  await expect(await sourceOf(mara.page)).toContainText(line);
  await expect(await sourceOf(jin.page)).toContainText(line);
});

test("text of a tab that was closed offline is there again, and after a reload", async ({
  page,
  context,
}) => {
  const author = await Author.signUp(context);
  const { docId, path } = await documentOf(author);
  await page.goto(path);
  await expect(page.locator(SAVED)).toBeVisible();
  await typeAfter(page, "Technicians work in shafts.", " First.");
  await expect(page.locator(SAVED)).toBeVisible();
  expect((await author.readDraft(docId)).content).toContain("shafts. First.");

  await context.setOffline(true);
  await page.keyboard.type(" Second.");
  await expect(page.getByText("Offline: kept on this device")).toBeVisible();
  let asked = "";
  page.once("dialog", (question) => {
    asked = question.type();
    void question.accept();
  });
  await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
  expect(asked).toBe("beforeunload");
  await context.setOffline(false);
  expect((await author.readDraft(docId)).content).not.toContain("Second.");

  const again = await context.newPage();
  await again.goto(path);
  await expect(await sourceOf(again)).toContainText("First. Second.");
  await expect(again.locator(SAVED)).toBeVisible();
  expect((await author.readDraft(docId)).content).toContain("First. Second.");
  await again.reload();
  await expect(await sourceOf(again)).toContainText("First. Second.");
  expect((await author.readDraft(docId)).content.match(/Second/gu)).toHaveLength(1);
});

test("what was kept is gone after signing out, also for the next person", async ({
  page,
  context,
}) => {
  const author = await Author.signUp(context);
  const { path } = await documentOf(author);
  await page.goto(path);
  await typeAfter(page, "Technicians work in shafts.", " Private.");
  await expect(page.locator(SAVED)).toBeVisible();
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open("docuforge.drafts");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const count = opening.result.transaction("updates").objectStore("updates").count();
            count.onsuccess = () => resolve(count.result);
          };
        }),
    );
  expect(await kept()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(kept).toBe(0);
});
