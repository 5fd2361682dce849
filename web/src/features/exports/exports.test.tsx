import { delay, HttpResponse } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { useTrackedJobs } from "@/lib/tracked-jobs.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { REQUEST_ID, refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp } from "@/testing/render-app.tsx";

afterEach(() => {
  vi.restoreAllMocks();
  useTrackedJobs.setState({ jobs: [] });
  localStorage.removeItem("docuforge.export-choice");
});

function versionWithExports(role?: "VIEWER") {
  const world = publishedDocument({ texts: ["# Shaftline\n"], ...(role ? { role } : {}) });
  return {
    ...world,
    versionPath: `${world.path}/versions/${world.latest?.id}`,
    listPath: `/projects/${world.project.id}/exports`,
  };
}

/** The names under which files are saved, instead of saving them. */
function savedNames(): string[] {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function save(
    this: HTMLAnchorElement,
  ) {
    names.push(this.download);
  });
  return names;
}

test("makes a file in the chosen format, shows its way and saves it under its name", async () => {
  const { versionPath, files } = versionWithExports();
  const names = savedNames();
  const { screen, router } = await renderApp(versionPath);
  await expect.element(screen.getByRole("button", { name: "Export" })).toBeVisible();
  await userEvent.keyboard("e");
  const dialog = screen.getByRole("dialog", { name: "Export version 1" });
  await expect.element(dialog).toMatchTextContent(/Shaftline SRS/u);
  await expect.element(dialog.getByRole("radio", { name: /PDF/u })).toBeChecked();
  (await dialog.getByRole("radio", { name: /PDF/u }).findElement()).focus();
  await userEvent.keyboard("{ArrowDown>}");
  await expect.element(dialog.getByRole("radio", { name: /Word/u })).toBeChecked();
  await userEvent.keyboard("{/ArrowDown}");
  await dialog.getByRole("button", { name: "Export Word" }).click();
  const status = dialog.getByRole("status");
  await expect.element(status).toMatchTextContent(/Word of version 1.*queued, starts by itself/u);
  await expect.element(dialog.getByText("It goes on when you leave.")).toBeVisible();
  const [file] = files;
  if (!file) throw new Error("Nothing was asked for.");
  expect(file.format).toBe("docx");
  file.status = "running";
  await expect.element(status, { timeout: 5_000 }).toMatchTextContent(/being made/u);
  Object.assign(file, {
    status: "succeeded",
    fileName: "Shaftline-SRS-v1.docx",
    pages: 1,
    sizeBytes: 1_250_000,
    missingGlyphs: ["𓂀"],
  });
  await expect
    .element(status, { timeout: 8_000 })
    .toMatchTextContent(/Shaftline-SRS-v1.docx1 page, 1\.3 MB, 1 character without a glyph/u);
  // Half-way between two colours a button has too little contrast.
  await Promise.all(
    document
      .getAnimations()
      .flatMap((moving) =>
        moving instanceof CSSTransition ? [moving.finished.catch(() => null)] : [],
      ),
  );
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Download" }).click();
  await expect.poll(() => names).toEqual(["Shaftline-SRS-v1.docx"]);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(router.state.location.search).toEqual({});
});

test("says why an export did not start, and starts it again", async () => {
  const { versionPath, files } = versionWithExports();
  const answers = [
    () => refusedAnswer(403, "FORBIDDEN", "Your role is too low."),
    () => HttpResponse.error(),
  ];
  worker.use(
    http.post("/api/v1/versions/{versionId}/exports", ({ response }) => {
      const answer = answers.shift();
      return answer ? response.untyped(answer()) : undefined;
    }),
  );
  const { screen } = await renderApp(`${versionPath}?export=true`);
  const dialog = screen.getByRole("dialog", { name: "Export version 1" });
  await dialog.getByRole("radio", { name: /Markdown/u }).click();
  const start = dialog.getByRole("button", { name: "Export Markdown" });
  await start.click();
  const alert = dialog.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/The export did not start.*Your role is too low/u);
  await alert.getByRole("button", { name: "Details" }).click();
  await expect.element(alert).toMatchTextContent(new RegExp(REQUEST_ID, "u"));
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await start.click();
  await expect.element(alert).toMatchTextContent(/This device is offline/u);
  expect(files).toHaveLength(0);
  await start.click();
  await expect.element(dialog.getByRole("status")).toMatchTextContent(/Markdown of version 1/u);
  await expect.element(alert).not.toBeInTheDocument();
});

test.for([
  { status: "failed", error: { code: "X", message: "It is too large.", details: {} } },
  { status: "cancelled", error: null },
] as const)("says that an export has $status, and makes another", async ({ status, error }) => {
  const { versionPath, files } = versionWithExports();
  const { screen } = await renderApp(`${versionPath}?export=true`);
  const dialog = screen.getByRole("dialog", { name: "Export version 1" });
  const start = dialog.getByRole("button", { name: "Export PDF" });
  await start.click();
  await expect.poll(() => files.length).toBe(1);
  if (files[0]) Object.assign(files[0], { status, error });
  await expect
    .element(dialog.getByRole("alert"), { timeout: 5_000 })
    .toMatchTextContent(
      error ? /PDF of version 1 was not made. It is too large. Export/u : /It was cancelled/u,
    );
  await start.click();
  await expect.poll(() => files.length).toBe(2);
  await expect.element(dialog.getByRole("status")).toMatchTextContent(/queued/u);
});

test("lists files with their states and facts", async () => {
  const { listPath, files, anExport } = versionWithExports();
  const nothing = { fileName: null, pages: null, sizeBytes: null, missingGlyphs: null };
  const error = { code: "X", message: "It is too large.", details: {} };
  files.push(
    anExport({ ...nothing, status: "queued" }),
    anExport({ ...nothing, status: "running" }),
    anExport({ ...nothing, status: "failed", error }),
    anExport({ ...nothing, status: "failed", format: "md" }),
    anExport({ ...nothing, status: "cancelled" }),
    anExport({ pages: 41, sizeBytes: 182_044 }),
    anExport({ ...nothing, format: "html", sizeBytes: 12, missingGlyphs: ["𓂀", "𓃠"] }),
  );
  const { screen } = await renderApp(listPath);
  const rows = screen.getByRole("list", { name: "Exports" }).getByRole("listitem");
  await expect.element(rows.nth(0)).toMatchTextContent(/Queued/u);
  await expect.element(rows.nth(1)).toMatchTextContent(/Being made/u);
  await expect.element(rows.nth(2)).toMatchTextContent(/It is too large/u);
  await expect.element(rows.nth(3)).toMatchTextContent(/Failed/u);
  await expect.element(rows.nth(4)).toMatchTextContent(/Cancelled/u);
  await expect.element(rows.nth(5)).toMatchTextContent(/41 pages, 182 kB/u);
  await expect.element(rows.nth(6)).toMatchTextContent(/12 byte, 2 characters without a glyph/u);
  expect(rows.nth(0).getByRole("button").elements()).toHaveLength(0);
  await expect.element(screen.getByRole("button", { name: "Download HTML" })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  if (files[1]) Object.assign(files[1], { status: "succeeded", pages: 2, sizeBytes: 900 });
  await expect.element(rows.nth(1), { timeout: 5_000 }).toMatchTextContent(/2 pages, 900 byte/u);
});

test("downloads a file, or says why it could not", async () => {
  const { listPath, files, anExport } = versionWithExports();
  files.push(anExport({ fileName: null, format: "html" }));
  const names = savedNames();
  const { screen } = await renderApp(listPath);
  await screen.getByRole("button", { name: "Download HTML" }).click();
  await expect.poll(() => names).toEqual(["export.html"]);
  worker.use(
    http.get("/api/v1/exports/{exportId}/download", ({ response }) =>
      response.untyped(refusedAnswer(409, "NOT_READY", "The file is not ready yet.")),
    ),
  );
  await screen.getByRole("button", { name: "Download HTML" }).click();
  await expect
    .element(screen.getByRole("alert"))
    .toMatchTextContent(/The file was not downloaded.*The file is not ready yet/u);
  expect(names).toHaveLength(1);
});

test("makes a failed file again, or says why it could not", async () => {
  const { listPath, files, anExport } = versionWithExports();
  files.push(anExport({ status: "failed", fileName: null }));
  let refuse = true;
  worker.use(
    http.post("/api/v1/versions/{versionId}/exports", ({ response }) =>
      refuse
        ? response.untyped(refusedAnswer(404, "NOT_FOUND", "This version is gone."))
        : undefined,
    ),
  );
  const { screen } = await renderApp(listPath);
  const again = screen.getByRole("button", { name: "Export PDF of version 1 again" });
  await again.click();
  await expect
    .element(screen.getByRole("alert"))
    .toMatchTextContent(/The export did not start.*This version is gone/u);
  refuse = false;
  await again.click();
  await expect.poll(() => files.length).toBe(2);
  const rows = screen.getByRole("list", { name: "Exports" }).getByRole("listitem");
  await expect.element(rows.nth(0)).toMatchTextContent(/Queued/u);
});

test("those who only read download, but make nothing again", async () => {
  const { listPath, files, anExport } = versionWithExports("VIEWER");
  files.push(anExport({ status: "failed", fileName: null }), anExport());
  const { screen } = await renderApp(listPath);
  await expect
    .element(screen.getByRole("button", { name: "Download Shaftline-SRS.pdf" }))
    .toBeVisible();
  expect(screen.getByRole("button", { name: /again/u }).elements()).toHaveLength(0);
});

test("shows more files when asked to", async () => {
  const { listPath, anExport } = versionWithExports();
  const [first, second] = [anExport({ fileName: "new.pdf" }), anExport({ fileName: "old.pdf" })];
  worker.use(
    http.get("/api/v1/projects/{projectId}/exports", ({ query, response }) =>
      query.get("cursor") === "next"
        ? response(200).json({ items: [second], nextCursor: null })
        : response(200).json({ items: [first], nextCursor: "next" }),
    ),
  );
  const { screen } = await renderApp(listPath);
  await expect.element(screen.getByText("1+")).toBeVisible();
  await screen.getByRole("button", { name: "Show more" }).click();
  await expect.element(screen.getByRole("button", { name: "Download old.pdf" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Show more" }).elements()).toHaveLength(0);
});

test("remembers format and options, and sends them", async () => {
  const { versionPath, files } = versionWithExports();
  const { screen, router } = await renderApp(`${versionPath}?export=true`);
  const dialog = screen.getByRole("dialog", { name: "Export version 1" });
  await dialog.getByRole("radio", { name: /Word/u }).click();
  await dialog.getByRole("radio", { name: "Letter" }).click();
  await dialog.getByLabelText("Contents").selectOptions("1 level");
  await dialog.getByRole("checkbox", { name: "Title page" }).click();
  await dialog.getByRole("button", { name: "Export Word" }).click();
  await expect.poll(() => files.length).toBe(1);
  expect(files[0]?.options).toEqual({
    contentsDepth: 1,
    pageSize: "LETTER",
    cover: false,
    comments: false,
  });
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await router.navigate({ href: `${versionPath}?export=true` });
  await expect.element(dialog.getByRole("radio", { name: /Word/u })).toBeChecked();
  await expect.element(dialog.getByRole("checkbox", { name: "Title page" })).not.toBeChecked();
  await dialog.getByRole("radio", { name: /Markdown/u }).click();
  await expect.element(dialog.getByLabelText("Contents")).not.toBeInTheDocument();
  await expect.element(dialog.getByRole("checkbox", { name: /Comments/u })).toBeVisible();
});

test("has a title page where the organization's branding says so, until somebody chooses", async () => {
  const { versionPath, files, look } = versionWithExports();
  look.cover = false;
  const { screen } = await renderApp(`${versionPath}?export=true`);
  const dialog = screen.getByRole("dialog", { name: "Export version 1" });
  const titlePage = dialog.getByRole("checkbox", { name: "Title page" });
  await expect.element(titlePage).not.toBeChecked();
  await dialog.getByRole("button", { name: "Export PDF" }).click();
  await expect.poll(() => files.length).toBe(1);
  expect(files[0]?.options).not.toHaveProperty("cover");
  await titlePage.click();
  await expect.element(titlePage).toBeChecked();
});

test("shows what a file does not show, and copies a link to it", async () => {
  const { versionPath, files } = versionWithExports();
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => {
    copied.push(text);
  });
  const { screen } = await renderApp(`${versionPath}?export=true`);
  const dialog = screen.getByRole("dialog", { name: "Export version 1" });
  await dialog.getByRole("button", { name: "Export PDF" }).click();
  await expect.poll(() => files.length).toBe(1);
  const warnings = Array.from({ length: 7 }, (_, index) => ({
    code: "PICTURE_NOT_SHOWN" as const,
    message: `Picture ${index + 1} is not shown.`,
  }));
  if (files[0]) Object.assign(files[0], { status: "succeeded", fileName: "a.pdf", warnings });
  const list = dialog.getByRole("list", { name: "Warnings" });
  await expect.element(list, { timeout: 5_000 }).toMatchTextContent(/Picture 1 is not shown/u);
  expect(list.getByRole("listitem").elements()).toHaveLength(5);
  await dialog.getByRole("button", { name: "Show 2 more" }).click();
  expect(list.getByRole("listitem").elements()).toHaveLength(7);
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => copied).toHaveLength(1);
  expect(copied[0]).toContain("/api/v1/export-links/");
  await expect.element(screen.getByText(/for 15 minutes/u)).toBeVisible();
});

test("exports the whole project as a ZIP", async () => {
  const { listPath, files } = versionWithExports();
  const { screen } = await renderApp(listPath);
  await screen.getByRole("button", { name: "Export project" }).click();
  const dialog = screen.getByRole("dialog", { name: "Export the project" });
  await dialog.getByRole("radio", { name: /Markdown/u }).click();
  await dialog.getByRole("button", { name: "Export ZIP of Markdown" }).click();
  await expect.poll(() => files.length).toBe(1);
  await expect.element(dialog.getByRole("status")).toMatchTextContent(/Shaftline-md.zip/u);
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  const row = screen.getByRole("list", { name: "Exports" }).getByRole("listitem").first();
  await expect.element(row).toMatchTextContent(/Whole project.*latest versions as a ZIP/u);
});

test("teaches what an export is", async () => {
  const { listPath, project } = versionWithExports();
  const { screen } = await renderApp(listPath);
  await expect.element(screen.getByRole("heading", { name: "No export yet" })).toBeVisible();
  await expect
    .element(screen.getByRole("link", { name: "Choose a document" }))
    .toHaveAttribute("href", `/projects/${project.id}/documents`);
});

test("is busy first, then says why there is no list, and tries again", async () => {
  const { listPath } = versionWithExports();
  let refuse = true;
  worker.use(
    http.get("/api/v1/projects/{projectId}/exports", async ({ response }) => {
      if (!refuse) return;
      await delay(300);
      return response.untyped(refusedAnswer(403, "FORBIDDEN", "Your role is too low."));
    }),
  );
  const { screen } = await renderApp(listPath);
  await expect.poll(() => document.querySelector("main [aria-busy=true]")).not.toBeNull();
  const alert = screen.getByRole("alert");
  await expect
    .element(alert)
    .toMatchTextContent(/The exports could not be loaded.*Your role is too low/u);
  await alert.getByRole("button", { name: "Details" }).click();
  await expect.element(alert).toMatchTextContent(new RegExp(REQUEST_ID, "u"));
  refuse = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText("No export yet")).toBeVisible();
});
