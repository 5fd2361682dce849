import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { Author } from "./author.ts";

const fixture = new URL("./fixtures/xss-payloads.json", import.meta.url);

// Without the policy, so that escaping alone has to hold.
test.use({ bypassCSP: true });

/** Fails as soon as a script of a payload runs: it asks, or calls what it would ask with. */
async function watch(page: Page, fired: string[]): Promise<void> {
  page.on("dialog", (dialog) => {
    fired.push(`${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction("payloadFired", (what: string) => fired.push(`${page.url()}: ${what}`));
  await page.addInitScript(() => {
    const tell = (window as unknown as { payloadFired(what: string): void }).payloadFired;
    for (const name of ["alert", "prompt", "confirm", "print"] as const) {
      Object.defineProperty(window, name, { value: () => tell(name) });
    }
  });
}

test("no payload of a public list runs wherever texts of people are shown", async ({ context }) => {
  const { payloads } = JSON.parse(await readFile(fixture, "utf8")) as { payloads: string[] };
  const [short = ""] = payloads.filter((text) => text.length < 60 && text.startsWith("<img"));
  const author = await Author.signUp(context, short);
  const fired: string[] = [];
  const page = await context.newPage();
  await watch(page, fired);
  for (const name of payloads.filter((text) => text.length <= 90).slice(0, 20)) {
    await author.call("POST", "/projects", { name, description: name });
  }
  const project = await author.call<{ id: string }>("POST", "/projects", { name: short });
  const document = await author.call<{ id: string }>("POST", `/projects/${project.id}/docs`, {
    type: "SRS",
    title: short,
  });
  const content = [
    "# Payloads\n\nA text.",
    ...payloads.map(
      (text, index) => `## ${index} ${text}\n\n${text}\n\n- ${text}\n\n[${text}](${text})`,
    ),
  ].join("\n\n");
  await author.call("PUT", `/docs/${document.id}/draft`, { content }, { "If-Match": "*" });
  for (const body of payloads.slice(0, 10)) {
    const anchor = { start: 12, quote: "A text" };
    await author.call("POST", `/docs/${document.id}/comments`, { body, anchor });
  }
  const version = await author.call<{ id: string }>("POST", `/docs/${document.id}/publish`, {
    label: short,
    notes: short,
  });
  const link = await author.call<{ url: string }>("POST", `/versions/${version.id}/links`, {});
  const ofProject = `/projects/${project.id}`;
  for (const path of [
    "/projects",
    ofProject,
    `${ofProject}/documents`,
    `${ofProject}/documents/${document.id}?panel=comments`,
    `${ofProject}/documents/${document.id}?view=preview`,
    `${ofProject}/documents/${document.id}/versions`,
    `${ofProject}/documents/${document.id}/versions/${version.id}`,
    "/settings/members",
    "/settings/audit",
    new URL(link.url).pathname,
  ]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await expect(page.locator("h1, h2").first()).toBeVisible();
  }
  expect(fired).toEqual([]);
  await page.evaluate(() => alert("the watch works"));
  expect(fired).toHaveLength(1);
});
