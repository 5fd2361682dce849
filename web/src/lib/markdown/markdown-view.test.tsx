import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { Written } from "@/components/ui/written.tsx";
import { renderUi } from "@/testing/render-app.tsx";
import { MarkdownView } from "./markdown-view.tsx";
import { renderMarkdown } from "./render-markdown.ts";

function alignments(): string[] {
  return [...document.querySelectorAll("th, td")].map((cell) => getComputedStyle(cell).textAlign);
}

it.each([
  [
    "an English table",
    "| ID | Term |\n|---|---|\n| FR-001 | أمر عمل |\n| FR-002 | Signature |",
    "left",
  ],
  ["an Arabic table", "| ID | المتطلب |\n|---|---|\n| FR-001 | يحفظ أوامر العمل |", "right"],
])("aligns every column of %s as the table", async (_name, source, side) => {
  const parts = [{ key: "a", line: 1, html: renderMarkdown(source) }];
  await renderUi(<MarkdownView label="Text" parts={parts} />);
  await expect.element(page.getByRole("table")).toBeVisible();
  expect(new Set(alignments())).toEqual(new Set([side]));
});

it("cuts off a line at its end in either direction, and lets both start at the left", async () => {
  const name = "تطبيق فنيي المصاعد للعمل دون شبكة";
  const screen = await renderUi(
    <div style={{ width: 90 }}>
      <Written>{name}</Written>
    </div>,
  );
  const style = getComputedStyle(screen.getByText(name).element());
  expect([style.direction, style.textAlign, style.textOverflow]).toEqual([
    "rtl",
    "left",
    "ellipsis",
  ]);
});
