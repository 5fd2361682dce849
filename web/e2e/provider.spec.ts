import { expect, test } from "@playwright/test";

const DEMO = { email: "demo@docuforge.local", password: "demo-forge-2026!" };

test("somebody comes in by another provider, is disabled by an administrator, and comes back", async ({
  page,
  browser,
}) => {
  const email = `mara-${crypto.randomUUID()}@halden-lift.example`;
  await page.goto("/log-in");
  await page.getByRole("link", { name: /Forge ID/u }).click();
  await page.getByPlaceholder("Enter any login").fill(email);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();

  const admin = await (await browser.newContext()).newPage();
  await admin.goto("/log-in?next=/admin/users");
  await admin.getByLabel("E-mail").fill(DEMO.email);
  await admin.getByLabel("Password", { exact: true }).fill(DEMO.password);
  await admin.getByRole("button", { name: "Sign in", exact: true }).click();
  await admin.getByRole("searchbox", { name: "Name or e-mail" }).fill(email);
  const people = admin.getByRole("table", { name: "People" });
  await expect(people.getByRole("row")).toHaveCount(2);
  await people.getByRole("link").click();
  await admin.getByRole("button", { name: "Disable…" }).click();
  await admin.getByLabel("Reason").fill("The account sends unwanted invitations.");
  await admin.getByRole("button", { name: "Disable the account" }).click();
  await expect(admin.getByText("This account is disabled")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("link", { name: /Forge ID/u }).click();
  await expect(page.getByText("This account was disabled")).toBeVisible();
  await admin.getByRole("button", { name: "Enable" }).click();
  await expect(admin.getByRole("button", { name: "Disable…" })).toBeVisible();
  await page.goto("/log-in");
  await page.getByRole("link", { name: /Forge ID/u }).click();
  await expect(page.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
});
