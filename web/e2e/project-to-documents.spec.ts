import { expect, test } from "@playwright/test";
import { createProject, expectAccessible, signUp } from "./journey.ts";

test("from a first project over its context to its documents", async ({ page }) => {
  await signUp(page);
  await expectAccessible(page);
  await page.keyboard.press("n");
  await page.getByRole("dialog").getByLabel("Name").fill("Shaftline");
  await expectAccessible(page);
  await page.keyboard.press("Enter");

  await test.step("answers are saved as they are given", async () => {
    await expect(page.getByRole("heading", { name: "Product", level: 1 })).toBeVisible();
    await page.getByLabel("Name").fill("Shaftline");
    await page.getByLabel("In one sentence").fill("Work orders on the phone, also in the shaft");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Next: Goals" }).click();
    await page.getByRole("button", { name: "Add goal" }).click();
    await page.keyboard.type("Fewer return visits");
    await page.keyboard.press("Enter");
    await page.keyboard.type("백 퍼센트 서명");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(page.getByLabel("Goal", { exact: true }).first()).toHaveValue("백 퍼센트 서명");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("nothing is lost offline, and the wizard resumes where it was left", async () => {
    await page.context().setOffline(true);
    await page.getByLabel("Measured by").first().fill("100 %");
    await expect(page.getByText("Offline: kept on this device")).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.goto("/projects");
    await page.getByRole("list", { name: "Projects" }).getByRole("link").first().click();
    await page.getByRole("link", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "Goals", level: 1 })).toBeVisible();
    await expect(page.getByLabel("Measured by").first()).toHaveValue("100 %");
  });

  await test.step("the review says what is known and what is missing", async () => {
    await page.getByRole("link", { name: "Review" }).click();
    await expect(page.getByRole("heading", { name: "Shaftline", level: 2 })).toBeVisible();
    await expect(page.getByText("백 퍼센트 서명 → 100 %")).toBeVisible();
    await expect(page.getByRole("region", { name: "Still missing" })).toContainText(
      "What shall the product do",
    );
    await expectAccessible(page);
  });

  await test.step("a document is created from it", async () => {
    await page.getByRole("link", { name: "Write a document from this" }).click();
    const dialog = page.getByRole("dialog", { name: "New document" });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel("Title").fill("Shaftline requirements");
    await dialog.getByRole("button", { name: "Create document" }).click();
    await expect(page).toHaveURL(/\/documents\/doc_/u);
    await page
      .getByRole("navigation", { name: "Project" })
      .getByRole("link", { name: "Documents" })
      .click();
    await expect(page.getByRole("list", { name: "Documents" })).toContainText(
      "Shaftline requirements",
    );
    await expectAccessible(page);
  });
});

test("everything is reached from the palette", async ({ page }) => {
  await signUp(page);
  await createProject(page, "Dispatch desk");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search projects, documents, actions").fill("new doc");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Create document" }).click();
  await expect(page).toHaveURL(/\/documents\/doc_/u);
  await page.goto("/projects");
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search projects, documents, actions").fill("dispatch");
  await expect(page.getByRole("option", { name: /Dispatch desk/u })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Dispatch desk", level: 1 })).toBeVisible();
  await expectAccessible(page);
});
