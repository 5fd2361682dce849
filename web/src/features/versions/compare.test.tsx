import { delay } from "msw";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { REQUEST_ID, refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp } from "@/testing/render-app.tsx";

const BEFORE = [
  "Written by the service team.\n",
  "# Shaftline\n",
  "## 1 Purpose\n",
  "The app holds work orders.\n",
  "## 2 Scope\n",
  "Phones are shared between two shifts.\n",
  "First paragraph that stays.\n",
  "Second paragraph that stays.\n",
  "Third paragraph that stays.\n",
  "## 3 Requirements\n",
  "- FR-001 The app shall open a work order in 2 s.",
  "- FR-002 The app shall keep photos in order.",
  "- FR-003 The app shall sign reports.\n",
  "| Name | Limit |",
  "| --- | --- |",
  "| Start of the app | 2 s |",
  "| Sync | 30 s |\n",
  "```sql\nselect 1;\n```\n",
  "현장에서 점검 결과를 기록합니다.\n",
  "## 4 Old appendix\n",
  "Nobody needs this any more.\n",
  "## 5 Glossary of terms\n",
  "A machine room is the room with the drive of the elevator.\n",
].join("\n");

const AFTER = BEFORE.replace("Phones are shared", "Tablets are shared")
  .replace("open a work order in 2 s", "open a work order in 3 s")
  .replace("- FR-003 The app shall sign reports.\n", "")
  .replace("| Start of the app | 2 s |", "| Start of the app | 3 s |")
  .replace("| Sync | 30 s |\n", "| Sync | 30 s |\n| Upload | 90 s |\n")
  .replace("select 1;", "select 2;")
  .replace("결과를 기록합니다", "결과를 저장합니다")
  .replace("## 4 Old appendix\n\nNobody needs this any more.\n", "")
  .replace("5 Glossary of terms", "4 Glossary")
  .concat("\n## 6 Signatures\n\nFR-009 A report is signed on site.\n");

function threeVersions() {
  const world = publishedDocument({ texts: ["# Shaftline\n", BEFORE, AFTER] });
  if (world.latest) world.latest.label = "Pilot scope";
  return { ...world, path: `${world.path}/versions` };
}

test("compares the last two versions word by word", async () => {
  const { path } = threeVersions();
  const { screen } = await renderApp(path);
  await expect
    .element(screen.getByRole("heading", { name: "Version 2 compared with Version 3" }))
    .toBeInTheDocument();
  const text = screen.getByRole("article", { name: "Changed text" });
  await expect.element(text).toMatchTextContent(/Changed: .*PhonesTablets are shared/u);
  await expect.element(text).toMatchTextContent(/Removed: .*FR-003/u);
  await expect.element(text).toMatchTextContent(/Added: .*Upload/u);
  await expect.element(text).toMatchTextContent(/Renamed; it was “5 Glossary of terms”/u);
  await expect.element(text.getByText("FR-001", { exact: true })).toHaveClass("req");
  expect(text.element().querySelector("p[lang=ko]")?.textContent).toContain("현장에서");
  const headings = (selector: string) =>
    [...text.element().querySelectorAll(selector)].map(({ textContent }) => textContent);
  expect(headings("h3[data-change]").join()).toContain("Glossary");
  expect(headings("h3 del")).toContain("Old appendix");
  expect(headings("h3 ins")).toContain("Signatures");
  expect(text.element().querySelector("code del")?.textContent).toContain("1");
  await expect
    .element(screen.getByRole("status").filter({ hasText: "added" }))
    .toMatchTextContent(/\d+ added\s*\d+ removed\s*\d+ changed/u);
  expect(await seriousViolations()).toEqual([]);
});

test("goes to a section, and unfolds what did not change", async () => {
  const { path } = threeVersions();
  const { screen } = await renderApp(path);
  const nav = screen.getByRole("navigation", { name: "Changes" });
  const scope = nav.getByRole("button", { name: /Scope/u });
  await scope.click();
  await expect.element(scope).toHaveAttribute("aria-current", "true");
  expect(document.activeElement?.textContent).toContain("Tablets");
  const text = screen.getByRole("article", { name: "Changed text" });
  expect(text.getByText("Third paragraph that stays.").elements()).toHaveLength(0);
  await text.getByRole("button", { name: "2 paragraphs, unchanged" }).click();
  await expect.element(text.getByText("Third paragraph that stays.")).toBeVisible();

  const same = nav.getByRole("button", { name: /sections.*Show/u });
  (await same.findElement()).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(nav.getByRole("button", { name: /sections.*Hide/u })).toBeVisible();
  await expect.element(text.getByText("Before the first heading")).toBeVisible();
  await expect.element(text.getByText("Unchanged").first()).toBeVisible();
});

test("shows the source, and keeps that in the address", async () => {
  const { path } = threeVersions();
  const { screen, router } = await renderApp(path);
  await screen.getByRole("radio", { name: "Source" }).click();
  await expect.poll(() => router.state.location.search).toMatchObject({ mode: "source" });
  const text = screen.getByRole("article", { name: "Changed text" });
  await expect.element(text.getByText("| Upload | 90 s |")).toBeVisible();
  await screen.getByRole("radio", { name: "Document" }).click();
  await expect.poll(() => router.state.location.search).not.toHaveProperty("mode");
  await expect.element(text.getByText("| Upload | 90 s |")).not.toBeInTheDocument();
});

test("chooses other sides with the keyboard, the draft only as the newer one", async () => {
  const { path } = threeVersions();
  const { screen, router } = await renderApp(path);
  (await screen.getByRole("button", { name: "To: Version 3" }).findElement()).focus();
  await userEvent.keyboard("{Enter}");
  await expect
    .element(screen.getByRole("menuitemradio", { name: "Version 3: Pilot scope" }))
    .toBeChecked();
  await screen.getByRole("menuitemradio", { name: "Draft" }).click();
  await expect.poll(() => router.state.location.search).toEqual({ from: 2, to: "draft" });
  await screen.getByRole("button", { name: "From: Version 2" }).click();
  const third = screen.getByRole("menuitemradio", { name: "Version 3: Pilot scope" });
  await expect.element(third).toBeVisible();
  expect(screen.getByRole("menuitemradio", { name: "Draft" }).elements()).toHaveLength(0);
  await third.click();
  await expect.element(screen.getByText(/the same, word for word/u)).toBeVisible();
  await expect.element(screen.getByText("No changes")).toBeVisible();
  await expect.element(screen.getByText("0 changes in 0 sections")).toBeVisible();
});

test("chooses a version again after the draft, and marks what is compared", async () => {
  const { path } = threeVersions();
  const { screen, router } = await renderApp(`${path}?from=1&to=draft`);
  await screen.getByRole("button", { name: "To: Draft" }).click();
  await screen.getByRole("menuitemradio", { name: "Version 2" }).click();
  await expect.poll(() => router.state.location.search).toEqual({ from: 1, to: 2 });
  const timeline = screen.getByRole("complementary", { name: "All versions" });
  await expect
    .poll(() =>
      [...timeline.element().querySelectorAll("[aria-current] b")].map(
        ({ textContent }) => textContent,
      ),
    )
    .toEqual(["Version 2", "Version 1"]);
});

test("falls back to sides that exist", async () => {
  const { path } = threeVersions();
  const { screen } = await renderApp(`${path}?from=77&to=78&mode=nonsense`);
  await expect.element(screen.getByRole("button", { name: "From: Version 2" })).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "To: Version 3" })).toBeVisible();
});

test("compares the only version with the draft and offers to export it", async () => {
  const { path, latest } = publishedDocument({
    texts: ["# Shaftline\n"],
    draft: "# Shaftline\n\nOne line.\n",
  });
  const { screen, router } = await renderApp(`${path}/versions`);
  await expect.element(screen.getByRole("button", { name: "To: Draft" })).toBeVisible();
  await expect.element(screen.getByText("1 change in 1 section")).toBeVisible();
  await screen.getByRole("link", { name: "Export" }).click();
  await expect.poll(() => router.state.location.pathname).toBe(`${path}/versions/${latest?.id}`);
  await expect.element(screen.getByRole("dialog", { name: "Export version 1" })).toBeVisible();
});

test("says what a version is when there is none", async () => {
  const { path } = publishedDocument({ texts: [] });
  const { screen } = await renderApp(`${path}/versions`);
  await expect.element(screen.getByRole("heading", { name: "No version yet" })).toBeVisible();
  await expect
    .element(screen.getByRole("link", { name: "Publish the draft" }))
    .toHaveAttribute("href", `${path}?publish=true`);
});

test("reads every page of a long list", async () => {
  const { path, versions } = threeVersions();
  worker.use(
    http.get("/api/v1/docs/{docId}/versions", ({ query, response }) =>
      query.get("cursor") === "next"
        ? response(200).json({ items: versions.slice(1), nextCursor: null })
        : response(200).json({ items: versions.slice(0, 1), nextCursor: "next" }),
    ),
  );
  const { screen } = await renderApp(path);
  const timeline = screen.getByRole("complementary", { name: "All versions" });
  await expect.element(timeline.getByRole("link", { name: /Version 1/u })).toBeVisible();
  expect(timeline.getByRole("link").elements()).toHaveLength(3);
});

test("is busy first, then says why there is no list, with the request id, and tries again", async () => {
  const { path } = threeVersions();
  let refuse = true;
  worker.use(
    http.get("/api/v1/docs/{docId}/versions", async ({ response }) => {
      if (!refuse) return;
      await delay(300);
      return response.untyped(refusedAnswer(403, "FORBIDDEN", "Your role is too low."));
    }),
  );
  const { screen } = await renderApp(path);
  await expect.poll(() => document.querySelector("main [aria-busy=true]")).not.toBeNull();
  const alert = screen.getByRole("alert");
  await expect
    .element(alert)
    .toMatchTextContent(/The list of versions could not be loaded.*Your role is too low/u);
  await alert.getByRole("button", { name: "Details" }).click();
  await expect.element(alert).toMatchTextContent(new RegExp(`Request ${REQUEST_ID}`, "u"));
  refuse = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("button", { name: "To: Version 3" })).toBeVisible();
});

test("says that the comparison could not be loaded, and tries again", async () => {
  const { path, versions } = threeVersions();
  let refused = versions[0]?.id;
  worker.use(
    http.get("/api/v1/versions/{versionId}/diff", ({ params, response }) => {
      if (params.versionId !== refused) return;
      return response.untyped(refusedAnswer(403, "FORBIDDEN", "Not today."));
    }),
  );
  const { screen } = await renderApp(path);
  const alert = screen.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/comparison could not be loaded.*Not today/u);
  refused = undefined;
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("article", { name: "Changed text" })).toBeVisible();
});

test("steps from change to change with N and P, and says which one it is", async () => {
  const { path } = threeVersions();
  const { screen } = await renderApp(path);
  await expect.element(screen.getByText(/\d+ to step through/u)).toBeVisible();
  await userEvent.keyboard("n");
  await expect.element(screen.getByText(/^Change 1 of \d+/u)).toBeVisible();
  expect(document.activeElement?.textContent).toContain("Tablets");
  await userEvent.keyboard("nn");
  await expect.element(screen.getByText(/^Change 3 of/u)).toBeVisible();
  await userEvent.keyboard("p");
  await expect.element(screen.getByText(/^Change 2 of/u)).toBeVisible();
  await screen.getByRole("button", { name: "Next change (N)" }).click();
  await expect.element(screen.getByText(/^Change 3 of/u)).toBeVisible();
});

test("shows both sides beside each other, and keeps that in the address", async () => {
  const { path } = threeVersions();
  const { screen, router } = await renderApp(path);
  await screen.getByRole("radio", { name: "Side by side" }).click();
  await expect.poll(() => router.state.location.search).toMatchObject({ layout: "split" });
  const change = screen.getByRole("article").element().querySelector("[data-change]");
  expect([...(change?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("Phones are shared"),
    expect.stringContaining("Tablets are shared"),
  ]);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("radio", { name: "Inline" }).click();
  await expect.poll(() => router.state.location.search).not.toHaveProperty("layout");
});
