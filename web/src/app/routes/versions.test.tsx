import { expect, test } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { anExport, aVersion, SAMPLE_TEXT } from "@/testing/document-state.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusal } from "@/testing/handlers/refusal.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDocument } from "@/testing/mock-document.ts";
import { renderApp } from "@/testing/render-app.tsx";

function mockVersions() {
  const world = mockDocument();
  const second = aVersion(world.document, {
    number: 2,
    label: "Faster",
    content: SAMPLE_TEXT.replace("five", "two").replace("한국어 문장입니다.", ""),
  });
  world.versions.push(second, aVersion(world.document, { label: "First agreement" }));
  return { ...world, second };
}

test("teaches what a version is while there is none", async () => {
  const { path } = mockDocument();
  const { screen } = await renderApp(`${path}/versions`);
  await expect.element(screen.getByText("No version yet")).toBeVisible();
  await expect.element(screen.getByRole("link", { name: "Publish the draft" })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
});

test("compares the last two versions, word by word, and others by choice", async () => {
  const { path } = mockVersions();
  const { screen, router } = await renderApp(`${path}/versions`);
  await expect.element(screen.getByText("1 removed")).toBeVisible();
  await expect.element(screen.getByText("1 changed")).toBeVisible();
  const diff = screen.getByRole("article", { name: "Changed text" });
  await expect.element(diff.getByText("five", { exact: true })).toBeVisible();
  await expect.element(diff.getByText("two", { exact: true })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "To: Version 2" }).click();
  await screen.getByRole("menuitemradio", { name: "Draft" }).click();
  await expect
    .element(screen.getByText("These two texts are the same, word for word.", { exact: false }))
    .toBeVisible();
  expect(router.state.location.search).toMatchObject({ from: 1, to: "draft" });
  await screen.getByRole("radio", { name: "Source" }).click();
  expect(router.state.location.search).toMatchObject({ mode: "source" });
});

test("shows a version as it was published, with its hash, and exports it", async () => {
  const { path, second, exports: files } = mockVersions();
  const { screen } = await renderApp(`${path}/versions/${second.id}`);
  await expect.element(screen.getByRole("heading", { name: "Version 2", level: 1 })).toBeVisible();
  await expect.element(screen.getByText(/within two seconds/u)).toBeVisible();
  await expect.element(screen.getByText(second.contentHash).first()).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Export" }).click();
  const dialog = screen.getByRole("dialog", { name: "Export version 2" });
  await dialog.getByRole("radio", { name: /Word/u }).click();
  await dialog.getByRole("button", { name: "Export Word" }).click();
  await expect.element(dialog.getByText("Word of version 2")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  const [file] = files;
  if (!file) throw new Error("There is no export");
  Object.assign(file, { status: "succeeded", fileName: "Shaftline-SRS-v2.docx", sizeBytes: 9_000 });
  await expect.element(dialog.getByText("Shaftline-SRS-v2.docx")).toBeVisible();
});

test("says when a version cannot be had", async () => {
  const { path } = mockVersions();
  const { screen } = await renderApp(`${path}/versions/ver_unknown`);
  await expect.element(screen.getByText("This version is not here")).toBeVisible();
});

test("lists exports with their states, downloads one and makes a failed one again", async () => {
  const { document, second, exports: files } = mockVersions();
  files.push(
    anExport(document, second, { format: "docx", status: "running", fileName: null, pages: null }),
    anExport(document, second),
    anExport(document, second, {
      format: "html",
      status: "failed",
      error: { code: "TOO_LARGE", message: "The version is larger than 2 MB.", details: {} },
    }),
  );
  const { screen } = await renderApp(`/projects/${document.projectId}/exports`);
  await expect.element(screen.getByText("Being made")).toBeVisible();
  await expect.element(screen.getByText("The version is larger than 2 MB.")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  const saved = new Promise<string>((resolve) => {
    const listen = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLAnchorElement) || !event.target.download) return;
      event.preventDefault();
      removeEventListener("click", listen, true);
      resolve(event.target.download);
    };
    addEventListener("click", listen, true);
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function save(this: HTMLAnchorElement) {
      HTMLAnchorElement.prototype.click = click;
      window.document.body.append(this);
      this.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      this.remove();
    };
  });
  await screen.getByRole("button", { name: "Download Shaftline-SRS-v2.pdf" }).click();
  expect(await saved).toBe("Shaftline-SRS-v2.pdf");
  await screen.getByRole("button", { name: "Export HTML of version 2 again" }).click();
  await expect.element(screen.getByText("Queued")).toBeVisible();
  expect(files).toHaveLength(4);
});

test("teaches what an export is, and says when the list cannot be had", async () => {
  const { document } = mockDocument();
  const { screen } = await renderApp(`/projects/${document.projectId}/exports`);
  await expect.element(screen.getByText("No export yet")).toBeVisible();
  worker.use(
    http.get("/api/v1/projects/{projectId}/exports", ({ response }) =>
      response(404).json(refusal("NOT_FOUND", "No such project.")),
    ),
  );
  const second = await renderApp(`/projects/${document.projectId}/exports`);
  await expect.element(second.screen.getByText("The exports could not be loaded")).toBeVisible();
});
