import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { Author } from "./author.ts";
import { expectAccessible } from "./journey.ts";

const TEXT =
  "# Shaftline\n\n## 1 Introduction\n\n- FR-001 The app shall open.\n\n문이 닫히지 않습니다.\n";

const FILES = [
  { format: "PDF", ending: ".pdf", begins: "%PDF-" },
  { format: "Word", ending: ".docx", begins: "PK" },
  { format: "Markdown", ending: ".md", begins: "" },
  { format: "HTML", ending: ".html", begins: "<!" },
] as const;

test("exports a version to every format, downloads what was made, and imports it again", async ({
  page,
  context,
}) => {
  const author = await Author.signUp(context);
  const { docId, projectId, path } = await author.createDocument();
  await author.putDraft(docId, TEXT);
  const version = await author.call<{ id: string }>("POST", `/docs/${docId}/publish`, {});

  await page.goto(`/projects/${projectId}/exports`);
  await expect(page.getByText("No export yet")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${path}/versions/${version.id}`);
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export version 1" });
  await expectAccessible(page);
  let word = Buffer.alloc(0);
  for (const { format, ending, begins } of FILES) {
    await dialog.getByRole("radio", { name: new RegExp(format, "u") }).click();
    await dialog.getByRole("button", { name: `Export ${format}` }).click();
    await expect(dialog.getByText(new RegExp(`\\${ending}$`, "u")).last()).toBeVisible();
    const ready = dialog.getByRole("status").filter({ hasText: `-v1${ending}` });
    await expect(ready).toBeVisible({ timeout: 60_000 });
    const downloading = page.waitForEvent("download");
    await ready.getByRole("button", { name: "Download" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`Shaftline-technician-app-SRS-v1${ending}`);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, begins.length).toString("latin1")).toBe(begins);
    expect(bytes.length).toBeGreaterThan(TEXT.length / 2);
    if (format === "Word") word = bytes;
    if (format === "Markdown")
      expect(bytes.toString("utf8")).toContain("FR-001 The app shall open.");
    if (format === "PDF") expect(bytes.toString("latin1").trimEnd()).toMatch(/%%EOF$/u);
  }
  await dialog.getByRole("button", { name: "Close" }).first().click();

  await page.goto(`/projects/${projectId}/exports`);
  const list = page.getByRole("list", { name: "Exports" });
  await expect(list.getByRole("listitem")).toHaveCount(FILES.length);
  const downloading = page.waitForEvent("download");
  await list.getByRole("button", { name: /Download .*\.pdf/u }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/u);
  await expectAccessible(page);

  await page.goto(`/projects/${projectId}/documents`);
  await page.getByRole("button", { name: "Import" }).click();
  const importing = page.getByRole("dialog", { name: "Import a document" });
  const mimeType = "application/octet-stream";
  const chosen = { name: "Door rules.docx", mimeType, buffer: word };
  await importing.getByLabel("File", { exact: true }).setInputFiles(chosen);
  await expect(importing.getByLabel("Title")).toHaveValue("Door rules");
  await expectAccessible(page);
  await importing.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("heading", { name: "Door rules" })).toBeVisible();
  await expect(page.getByText("FR-001 The app shall open.").first()).toBeVisible();
});
