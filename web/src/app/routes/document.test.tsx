import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { type Locator, page, userEvent } from "vitest/browser";
import { aJob } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";

const PUBLISHER = { id: "usr_other", name: "Ines Vidal" };
const INTRODUCTION = "The app keeps work orders.";

async function cursorAfter(source: Locator, text: string): Promise<void> {
  await source.getByText(text, { exact: false }).first().click();
  await userEvent.keyboard("{End}");
}

test("shows outline, source and preview with what the text amounts to", async () => {
  const { open } = mockDraft({ publishedBy: PUBLISHER });
  const { screen, source, preview, outline } = await open();
  await expect.element(source).toMatchTextContent(/## 1 Introduction/u);
  await expect
    .element(preview.getByRole("heading", { name: "1 Introduction", level: 2 }))
    .toBeVisible();
  await expect.element(outline.getByRole("button", { name: "2.1 Signatures" })).toBeVisible();
  await expect.element(screen.getByText("2 requirements")).toBeVisible();
  await expect.element(screen.getByText("Version 4 published")).toBeVisible();
  await expect
    .element(screen.getByRole("link", { name: "Compare" }))
    .toHaveAttribute("href", expect.stringMatching(/versions\?from=4&to=draft/u));
  expect(document.title).toContain("Software requirements specification");
  expect(await seriousViolations()).toEqual([]);
});

test("shows source, both or preview; the address and the shortcut say which", async () => {
  const { open } = mockDraft();
  const { screen, router, source, preview } = await open("?view=preview");
  await expect.element(preview).toBeVisible();
  expect(source.elements()).toHaveLength(0);
  expect(screen.getByText(/^Line \d/u).elements()).toHaveLength(0);
  await screen.getByRole("radio", { name: "Source" }).click();
  await expect.element(source).toBeVisible();
  expect(preview.elements()).toHaveLength(0);
  expect(router.state.location.search).toEqual({ view: "source" });
  await userEvent.keyboard("{Control>}e{/Control}");
  await expect.element(preview).toBeVisible();
  await expect.element(source).toBeVisible();
  expect(router.state.location.search).toEqual({});
  await userEvent.keyboard("{Control>}e{/Control}");
  await expect.poll(() => router.state.location.search).toEqual({ view: "preview" });
});

test("a requirement leads from where it stands to the next place", async () => {
  const { open } = mockDraft();
  const { preview } = await open();
  const chips = preview.getByRole("link", { name: "FR-001" });
  await expect.element(chips.first()).toBeVisible();
  await expect.poll(() => chips.elements().length).toBe(2);
  await chips.first().click();
  await expect.element(chips.last()).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(chips.first()).toHaveFocus();
});

test("what is dangerous in a text does nothing; remote images are links", async () => {
  const { open } = mockDraft({
    content: [
      "# Safe",
      '<script>window.broken = true</script><img src="x" onerror="window.broken = true">',
      "[trap](javascript:window.broken=true)",
      "![a plan](https://images.example/plan.png)",
      "مرحبا بالعالم",
      "> See [the docs](https://docs.example/a) or [below](#limits).",
    ].join("\n\n"),
  });
  const { preview } = await open("?view=preview");
  await expect.element(preview.getByRole("heading", { name: "Safe" })).toBeVisible();
  expect(
    preview.element().querySelector("script, img, [onerror], [href^='javascript']"),
  ).toBeNull();
  expect("broken" in window).toBe(false);
  await expect
    .element(preview.getByRole("link", { name: /a plan/u }))
    .toHaveAttribute("href", "https://images.example/plan.png");
  const docs = preview.getByRole("link", { name: "the docs" });
  await expect.element(docs).toHaveAttribute("rel", "noopener noreferrer nofollow");
  await expect.element(docs).toHaveAttribute("target", "_blank");
  await expect.element(preview.getByRole("link", { name: "below" })).not.toHaveAttribute("target");
  const arabic = preview.getByText("مرحبا بالعالم").element();
  expect(getComputedStyle(arabic).direction).toBe("rtl");
});

test("those who only read see no tools and change nothing", async () => {
  const { room, draft, open } = mockDraft({ role: "VIEWER", publishedBy: PUBLISHER });
  const { screen, source } = await open();
  await expect.element(screen.getByText("Reading only")).toBeVisible();
  await expect.element(source).toHaveAttribute("aria-readonly", "true");
  expect(screen.getByRole("toolbar", { name: "Formatting" }).elements()).toHaveLength(0);
  expect(screen.getByRole("button", { name: "Publish" }).elements()).toHaveLength(0);
  await cursorAfter(source, INTRODUCTION);
  await userEvent.keyboard("nothing{Control>}b{/Control}{Control>}{Enter}{/Control}");
  expect(screen.getByRole("dialog").elements()).toHaveLength(0);
  await expect.element(source).not.toMatchTextContent(/nothing|\*\*/u);
  await screen.getByRole("button", { name: "More" }).click();
  await expect.element(screen.getByRole("menuitem", { name: "Export version 4" })).toBeVisible();
  expect(screen.getByRole("menuitem", { name: "Write the draft" }).elements()).toHaveLength(0);
  expect(room.edits).toBe(0);
  expect(draft.content).not.toContain("nothing");
});

test("tells those who only read that nothing is written yet", async () => {
  const { open } = mockDraft({ role: "VIEWER", content: "" });
  const { screen } = await open();
  await expect.element(screen.getByText("Nothing is written yet")).toBeVisible();
  expect(screen.getByRole("button", { name: "Write the draft" }).elements()).toHaveLength(0);
});

test("an empty draft offers to be written, and headings appear as they are typed", async () => {
  const { open } = mockDraft({ content: "" });
  const { screen, source, outline } = await open();
  await expect.element(screen.getByText("This draft is empty")).toBeVisible();
  await expect.element(screen.getByText("Headings appear here.", { exact: false })).toBeVisible();
  await screen.getByRole("button", { name: "Write the draft" }).click();
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument();
  await source.click();
  await userEvent.keyboard("# A plan");
  await expect.element(outline.getByRole("button", { name: "A plan" })).toBeVisible();
  await expect.element(screen.getByText("This draft is empty")).not.toBeInTheDocument();
});

test("publishing opens by button and by shortcut, and closes again", async () => {
  const { open } = mockDraft();
  const { screen, router, source } = await open();
  await expect.element(source).toBeVisible();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => router.state.location.search).toEqual({ publish: true });
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => router.state.location.search).toEqual({});
  await screen.getByRole("button", { name: "Publish", exact: true }).click();
  await expect.element(screen.getByRole("dialog")).toBeVisible();
});

test("while it is being written one can go on typing, follow and cancel", async () => {
  const { document, api, open } = mockDraft();
  const [project] = api.projects;
  if (!project) throw new Error("A document has a project.");
  const job = aJob(project, { subject: { documentId: document.id } });
  api.jobs = [job];
  const { screen, source } = await open();
  await expect.element(screen.getByText("Writing 3.6 Signatures").first()).toBeVisible();
  await expect.element(source).not.toHaveAttribute("aria-readonly");
  await expect.element(screen.getByRole("button", { name: "Publish", exact: true })).toBeDisabled();
  await screen.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect.poll(() => job.status).toBe("cancelled");
  await expect.element(screen.getByRole("button", { name: "Publish", exact: true })).toBeEnabled();
});

test("says why it was not written, and opens the way to write it again", async () => {
  const { document, api, open } = mockDraft();
  const [project] = api.projects;
  if (!project) throw new Error("A document has a project.");
  api.jobs = [
    aJob(project, {
      status: "failed",
      subject: { documentId: document.id },
      error: { code: "CHECKS_FAILED", message: "The checks found mistakes.", details: {} },
    }),
  ];
  const { screen, router } = await open();
  const alert = screen.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/The checks found mistakes/u);
  await alert.getByRole("button", { name: "Write again" }).click();
  await expect.poll(() => router.state.location.search).toEqual({ write: true });
});

test("says with the request id that the draft could not be had, and asks again", async () => {
  const { room, open } = mockDraft();
  room.tickets = { status: 403, message: "This draft is closed to you." };
  const { screen, source } = await open();
  await expect.element(screen.getByText("The draft is not here")).toBeVisible();
  await expect.element(screen.getByText("This draft is closed to you.")).toBeVisible();
  await screen.getByRole("button", { name: "Details" }).click();
  await expect.element(screen.getByText("Request req_ticket")).toBeVisible();
  room.tickets = "given";
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(source).toBeVisible();
});

test("a draft that could not be had leaves a phone's bar at the bottom", async () => {
  await page.viewport(390, 800);
  try {
    const { room, open } = mockDraft();
    room.tickets = { status: 403, message: "This draft is closed to you." };
    const { screen } = await open();
    await expect
      .element(screen.getByRole("heading", { name: "The draft is not here" }))
      .toBeVisible();
    const bar = screen.getByRole("navigation", { name: "Views of the document" });
    expect(Math.round(bar.element().getBoundingClientRect().bottom)).toBe(800);
    expect(await seriousViolations()).toEqual([]);
  } finally {
    await page.viewport(1280, 800);
  }
});

test("asks for the draft again when the server wants to be asked, and says so", async () => {
  const { open } = mockDraft();
  const askedAtMs: number[] = [];
  worker.use(
    http.post("/api/v1/docs/{docId}/live-ticket", ({ response }) => {
      askedAtMs.push(Date.now());
      if (askedAtMs.length > 1) {
        return response(201).json({ ticket: "second", expiresInSeconds: 60 });
      }
      const headers = { "Retry-After": "5" };
      return response.untyped(new HttpResponse(null, { status: 429, headers }));
    }),
  );
  const { screen, source } = await open();
  await expect
    .element(screen.getByText(/Try again in 5 seconds\. The draft opens by itself then\./u))
    .toBeVisible();
  await expect.element(source).toBeVisible();
  const [first = 0, second = 0] = askedAtMs;
  expect(second - first).toBeGreaterThanOrEqual(5_000);
});

test("says that a document is not there", async () => {
  const { api, open } = mockDraft();
  api.documents = [];
  const { screen } = await open();
  await expect.element(screen.getByText("This document is not here")).toBeVisible();
  expect(screen.getByRole("button", { name: "Try again" }).elements()).toHaveLength(0);
});

test("a window of middle size has the outline in the panel at the right", async () => {
  await page.viewport(1000, 800);
  try {
    const { open } = mockDraft();
    const { screen, router, outline } = await open();
    const tab = screen.getByRole("tab", { name: "Outline" });
    await expect.element(tab).toHaveAttribute("aria-selected", "true");
    await outline.getByRole("button", { name: "3 Limits" }).click();
    await expect.element(screen.getByText("Line 18, column 1")).toBeVisible();
    await screen.getByRole("button", { name: "Hide the panel" }).click();
    await expect.element(outline).not.toBeInTheDocument();
    expect(router.state.location.search).toEqual({ panel: "none" });
    const show = screen.getByRole("button", { name: "Show: Outline" });
    await expect.element(show).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect.element(outline).toBeVisible();
    await expect.element(screen.getByRole("tab", { name: "Outline" })).toHaveFocus();
    expect(await seriousViolations()).toEqual([]);
  } finally {
    await page.viewport(1280, 800);
  }
});

test("Escape closes the panel where nothing else takes it", async () => {
  const { open } = mockDraft();
  const { screen, router, source } = await open();
  const panel = screen.getByRole("complementary", { name: "Beside the document" });
  await screen.getByRole("button", { name: "Show: Comments" }).click();
  await userEvent.keyboard("{Escape}");
  await expect.element(panel).not.toBeInTheDocument();
  await expect.element(screen.getByRole("button", { name: "Show: Comments" })).toHaveFocus();

  await userEvent.keyboard("{Enter}");
  const comment = panel.getByRole("textbox").first();
  await comment.fill("Half a sentence");
  await userEvent.keyboard("{Escape}");
  await expect.element(panel.getByRole("tab", { name: /^Comments/u })).toHaveFocus();
  await expect.element(comment).toHaveValue("Half a sentence");

  await cursorAfter(source, INTRODUCTION);
  await userEvent.keyboard("{Control>}f{/Control}");
  await expect.element(screen.getByPlaceholder("Find")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByPlaceholder("Find")).not.toBeInTheDocument();
  await expect.element(panel).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(panel).not.toBeInTheDocument();
  await expect.element(source).toHaveFocus();
  expect(router.state.location.search).toEqual({});
});

test("a phone shows one pane; the outline leads into the preview", async () => {
  await page.viewport(390, 800);
  try {
    const { open } = mockDraft();
    const { screen, router, source, preview, outline } = await open();
    const bar = screen.getByRole("navigation", { name: "Views of the document" });
    await expect.element(preview).toBeVisible();
    expect(source.elements()).toHaveLength(0);
    await expect
      .element(bar.getByRole("button", { name: "Preview" }))
      .toHaveAttribute("aria-current", "page");
    await bar.getByRole("button", { name: "Source" }).click();
    await expect.element(source).toBeVisible();
    expect(preview.elements()).toHaveLength(0);
    await bar.getByRole("button", { name: "Preview" }).click();
    await bar.getByRole("button", { name: "Outline" }).click();
    const sheet = screen.getByRole("dialog", { name: "Outline" });
    await expect.element(sheet.getByRole("tab", { name: "Outline" })).toHaveFocus();
    expect(await seriousViolations()).toEqual([]);
    await outline.getByRole("button", { name: "3 Limits" }).click();
    await expect.element(preview.getByRole("heading", { name: "3 Limits" })).toBeInViewport();
    await expect.element(sheet).not.toBeInTheDocument();
    expect(router.state.location.search).toEqual({ view: "preview" });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  } finally {
    await page.viewport(1280, 800);
  }
});
