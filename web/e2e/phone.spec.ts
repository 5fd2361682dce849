import { expect, test } from "@playwright/test";
import { createProject, expectAccessible, expectNoSidewaysScroll, signUp } from "./journey.ts";

test("a project is set up on a phone", async ({ page }) => {
  await signUp(page);
  await expectNoSidewaysScroll(page);
  await createProject(page, "Shaftline technician application for the whole of Scandinavia");
  await page.getByLabel("Name").fill("Shaftline");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: /0 of 9 answered/u }).click();
  await page.getByRole("menuitem", { name: /Features/u }).click();
  await page.getByRole("button", { name: "Add feature" }).click();
  await page.getByLabel("Feature", { exact: true }).fill("Offline work orders");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  const bar = page.getByRole("navigation", { name: "Project" });
  for (const [place, heading] of [
    ["Overview", "Shaftline technician application for the whole of Scandinavia"],
    ["Documents", "Documents"],
  ] as const) {
    await bar.getByRole("link", { name: place }).click();
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.getByRole("button", { name: "Menu" }).click();
  const sheet = page.getByRole("dialog", { name: "Navigation" });
  await expect(sheet.getByRole("link", { name: "Projects" })).toBeVisible();
  await sheet.getByRole("link", { name: "Projects" }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
});
