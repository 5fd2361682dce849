import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { signUp } from "./journey.ts";

const BUDGET_BYTES = 200 * 1024;

test("the signed-in shell loads at most 200 KB of JavaScript, and no editor", async ({ page }) => {
  await signUp(page);
  const scripts: Promise<[string, Buffer]>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => [response.url(), body]));
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.reload({ waitUntil: "networkidle" });
  await expect(page.getByText("Start with what you want to build")).toBeVisible();
  const loaded = await Promise.all(scripts);
  const bytes = loaded.reduce((sum, [, body]) => sum + gzipSync(body).byteLength, 0);
  expect(loaded.length).toBeGreaterThan(1);
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  expect(loaded.some(([, body]) => body.includes("cm-editor"))).toBe(false);
});

test("no page breaks the content security policy or writes an error to the console", async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto("/");
  await signUp(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByPlaceholder("Search projects, documents, actions")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("no file of the client holds a private key, or a variable that the Worker keeps secret", () => {
  const folder = fileURLToPath(new URL("../../dist/assets/app/", import.meta.url));
  const files = readdirSync(folder).filter((name) => /\.(?:js|css|json)$/u.test(name));
  expect(files.length).toBeGreaterThan(10);
  const secret =
    /AUTH_SIGNING_KEYS|DATA_ENCRYPTION_KEYS|DATABASE_URL|_API_KEY|METRICS_TOKEN|postgres:\/\/|"d":"[\w-]{43}"/u;
  for (const name of files) expect(readFileSync(folder + name, "utf8"), name).not.toMatch(secret);
});
