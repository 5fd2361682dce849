import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, PASSWORD, signUp } from "./journey.ts";

// A person's button: the account at the side, or the place in the phone's bar.
const ACCOUNT = /^You$|Owner$/u;

test("the public pages are accessible and fit the screen", async ({ page }) => {
  for (const [path, heading] of [
    ["/", "The specification your team ships from"],
    ["/sign-up", "Create your account"],
    ["/log-in", "Sign in"],
    ["/nowhere", "Page not found"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

test("an account is created, left and entered again", async ({ page }) => {
  const email = await signUp(page);
  const account = page.getByRole("button", { name: ACCOUNT });
  await account.click();
  await expect(page.getByRole("menu").getByText(email)).toBeVisible();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await page.goto("/projects");
  await expect(page).toHaveURL(/\/log-in/u);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That e-mail and password do not match")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/projects$/u);
});

test("a reload keeps the session without a glimpse of the sign-in page", async ({ page }) => {
  await signUp(page);
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.body?.textContent?.includes("Your documents are where you left them")) {
        document.documentElement.dataset.sawLogIn = "yes";
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await expect(page.getByText("Start with what you want to build")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset.sawLogIn)).toBeUndefined();
});

test("tabs share one session: a sign-out in one is noticed in the other", async ({ page }) => {
  await signUp(page);
  const other = await page.context().newPage();
  await other.goto("/projects");
  await expect(other.getByText("Start with what you want to build")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Start with what you want to build")).toBeVisible();
  await page.getByRole("button", { name: ACCOUNT }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("an invited colleague joins, and loses access when removed", async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, "One walk is enough.");
  await signUp(page, "Mara Okonjo");
  await page.goto("/settings/members");
  const email = `ji-woo-${crypto.randomUUID()}@halden-lift.example`;
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("dialog").getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("list", { name: "Invitations" })).toContainText(email);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  const link = async () => {
    const mailbox = await (await page.request.get("/dev/mailbox.json")).json();
    const mail = mailbox.items.find(
      (each: { to: string; template: string }) =>
        each.to === email && each.template === "invitation",
    );
    return mail?.links[0].replace(/^https?:\/\/[^/]+/u, "");
  };
  await expect.poll(link).toMatch(/^\/invitations#/u);
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(await link());
  await guest.getByRole("link", { name: "create an account" }).click();
  await guest.getByLabel("Name").fill("한지우");
  await guest.getByLabel("E-mail").fill(email);
  await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "Create account" }).click();
  await guest.getByRole("button", { name: "Accept" }).click();
  await expect(guest.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
  await expect(guest.getByRole("button", { name: "Mara Okonjo's workspace" })).toBeVisible();
  await guest.goto("/settings/profile");
  const organizations = guest.getByRole("list", { name: "Organizations" });
  await expect(organizations.getByRole("listitem")).toHaveCount(2);

  await page.reload();
  await page.getByRole("button", { name: "Actions for 한지우" }).click();
  await page.getByRole("menuitem", { name: "Remove from the organization" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("한지우 is no longer a member")).toBeVisible();
  await guest.reload();
  await expect(organizations.getByRole("listitem")).toHaveCount(1);
});
