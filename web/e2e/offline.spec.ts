import { expect, test } from "@playwright/test";
import { Author } from "./author.ts";

test("a page that was never opened waits for the network", async ({ page, context }) => {
  const author = await Author.signUp(context);
  const { projectId } = await author.createDocument();
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByText("All documents")).toBeVisible();
  await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0);
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await expect(page.getByRole("navigation", { name: "Project" })).toBeVisible();
  await expect(page.getByRole("main").locator("[aria-busy=true]")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Exports" })).toBeVisible();
});

test("a dialog that is not here yet says so, and opens when there is a network", async ({
  page,
  context,
}) => {
  const author = await Author.signUp(context);
  const { path } = await author.createDocument();
  const parts = /\/(publish-dialog|toaster)-/u;
  await page.route(parts, (route) => route.abort("internetdisconnected"));
  await page.goto(path);
  await expect(page.getByText("This draft is empty")).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("This is not on your device yet")).toBeVisible();
  await page.unroute(parts);
  await context.setOffline(false);
  await expect(page.getByRole("dialog", { name: "Publish version 1" })).toBeVisible();
});
