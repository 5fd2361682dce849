import { expect, test } from "@playwright/test";
import { expectAccessible, signUp } from "./journey.ts";

test("a passkey is added, signs in without a password, and is removed", async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const email = await signUp(page);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("MacBook of Mara");
  await page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
  const list = page.getByRole("list", { name: "Passkeys" });
  await expect(list).toContainText("MacBook of Mara");
  await expectAccessible(page);
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: "localhost" }]);

  await page.getByRole("button", { name: /Owner$/u }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("No passkey was used")).toBeVisible();
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
  await page.getByRole("button", { name: /Owner$/u }).click();
  await expect(page.getByRole("menu").getByText(email)).toBeVisible();

  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Rename MacBook of Mara" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Key ring");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await page.getByRole("button", { name: "Remove Key ring" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(list).toBeHidden();
  await page.getByRole("button", { name: /Owner$/u }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("This passkey opens no account")).toBeVisible();
});
