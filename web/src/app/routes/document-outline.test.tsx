import { expect, test } from "vitest";
import { type Locator, page, userEvent } from "vitest/browser";
import { mockDraft } from "@/testing/open-document.tsx";

const LETTERS = [..."ABCDEFGHIJKL"];
const WORDS = "The technician signs what was done before leaving the shaft. ";

/** Twelve sections, each of several screens: most of them are not laid out while out of sight. */
const LONG = LETTERS.map(
  (letter, index) =>
    `## ${index + 1} Part ${letter}\n\n${`${WORDS.repeat(4)}\n\n`.repeat(30)}| a | b |\n|---|---|\n${"| one | two |\n".repeat(20)}`,
).join("\n");

async function cursorAfter(source: Locator, text: string): Promise<void> {
  await source.getByText(text, { exact: false }).first().click();
  await userEvent.keyboard("{End}");
}

test("the outline marks the section of the cursor and jumps to one that is chosen", async () => {
  const { open } = mockDraft();
  const { screen, source, outline } = await open();
  await cursorAfter(source, "Signed as");
  const signatures = outline.getByRole("button", { name: "2.1 Signatures" });
  await expect.element(signatures).toHaveAttribute("aria-current", "true");
  await outline.getByRole("button", { name: "3 Limits" }).click();
  await expect.element(screen.getByText("Line 18, column 1")).toBeVisible();
  await expect.element(source).toHaveFocus();
  await expect.element(signatures).not.toHaveAttribute("aria-current");
  await userEvent.keyboard("{End} of the app");
  await expect.element(outline.getByRole("button", { name: "3 Limits of the app" })).toBeVisible();
});

test("the outline is one stop of the Tab key; arrows lead through it", async () => {
  const { open } = mockDraft();
  const { screen, outline } = await open();
  await expect.element(outline.getByRole("button", { name: "3 Limits" })).toBeVisible();
  screen.getByRole("button", { name: "Hide the outline" }).element().focus();
  await userEvent.keyboard("{Tab}");
  await expect.element(outline.getByRole("button", { name: "Shaftline" })).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await expect.element(outline.getByRole("button", { name: "2 Requirements" })).toHaveFocus();
  await userEvent.keyboard("{End}{ArrowDown}");
  await expect.element(outline.getByRole("button", { name: "3 Limits" })).toHaveFocus();
  await userEvent.keyboard("{Home}{ArrowUp}");
  await expect.element(outline.getByRole("button", { name: "Shaftline" })).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}{Tab}");
  expect(outline.element().contains(document.activeElement)).toBe(false);
});

test("the outline can be put away and brought back, beside the source and the preview", async () => {
  const { open } = mockDraft();
  const { screen, outline } = await open();
  await screen.getByRole("button", { name: "Hide the outline" }).click();
  await expect.element(outline).not.toBeInTheDocument();
  await screen.getByRole("radio", { name: "Preview" }).click();
  await screen.getByRole("button", { name: "Show the outline" }).click();
  await expect.element(outline).toBeVisible();
  await screen.getByRole("button", { name: "Hide the outline" }).click();
  await screen.getByRole("radio", { name: "Source" }).click();
  await screen.getByRole("button", { name: "Show the outline" }).click();
  await expect.element(outline).toBeVisible();
});

test("the preview scrolls with the source until they are unlinked", async () => {
  const sections = Array.from(
    { length: 12 },
    (_, index) => `## ${index + 1} Part ${"ABCDEFGHIJKL"[index]}\n\n${"Words. ".repeat(160)}\n`,
  );
  const { open } = mockDraft({ content: sections.join("\n") });
  const { screen, source, preview } = await open();
  await expect.element(preview.getByRole("heading", { name: "12 Part L" })).toBeInTheDocument();
  const scroller = source.element().closest(".cm-scroller");
  if (!scroller) throw new Error("The source does not scroll.");
  scroller.scrollTop = 1_500;
  await expect.poll(() => preview.element().scrollTop).toBeGreaterThan(300);
  const link = screen.getByRole("button", { name: "Scroll with the source" });
  await link.click();
  await expect.element(link).toHaveAttribute("aria-pressed", "false");
  const unlinkedAt = preview.element().scrollTop;
  scroller.scrollTop = 0;
  await expect.poll(() => source.getByText("## 1 Part A").elements()).toHaveLength(1);
  expect(preview.element().scrollTop).toBe(unlinkedAt);
});

/** How far below the top of the preview a heading stands, once nothing moves any more. */
async function gapOf(heading: Locator, preview: Locator): Promise<number> {
  const article = preview.element();
  let still = 0;
  for (let last = -1; still < 5; last = article.scrollTop) {
    await new Promise(requestAnimationFrame);
    still = article.scrollTop === last ? still + 1 : 0;
  }
  return heading.element().getBoundingClientRect().top - article.getBoundingClientRect().top;
}

test.for([1440, 390])("a click lands on its heading in a long preview, %i wide", async (width) => {
  await page.viewport(width, 800);
  try {
    const { open } = mockDraft({ content: LONG });
    const { screen, preview, outline } = await open("?view=preview");
    for (const name of ["12 Part L", "6 Part F", "10 Part J", "2 Part B"]) {
      if (width < 861) await screen.getByRole("button", { name: "Outline", exact: true }).click();
      await outline.getByRole("button", { name }).click();
      const heading = preview.getByRole("heading", { name });
      await expect.element(heading).toBeInTheDocument();
      const gap = await gapOf(heading, preview);
      expect(gap, name).toBeGreaterThanOrEqual(0);
      expect(gap, name).toBeLessThan(60);
    }
  } finally {
    await page.viewport(1280, 800);
  }
});
