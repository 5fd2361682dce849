import { HttpResponse } from "msw";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { REQUEST_ID, refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp } from "@/testing/render-app.tsx";

const FIRST = "# Shaftline\n\n## 1 Purpose\n\n- FR-001 The app shall open in 2 s.\n";
const SECOND = `${FIRST}\n## 2 Signatures\n\nSigned on site.\n`;

afterEach(() => vi.restoreAllMocks());

test("shows a version as it was published, and what it was published with", async () => {
  const { path, latest } = publishedDocument({ texts: [FIRST, SECOND] });
  if (latest) Object.assign(latest, { label: "Pilot scope", notes: "Adds signatures." });
  const { screen } = await renderApp(`${path}/versions/${latest?.id}`);
  await expect
    .element(screen.getByRole("heading", { name: "Version 2", exact: true }))
    .toBeVisible();
  const about = screen.getByRole("complementary", { name: "About this version" });
  await expect.element(about.getByText("Adds signatures.")).toBeVisible();
  await expect.element(about.getByText(/\d+ words, 1 requirement$/u)).toBeVisible();
  await expect
    .element(about.getByRole("link", { name: /Version 2/u }))
    .toHaveAttribute("aria-current", "page");
  await expect.element(screen.getByRole("heading", { name: /Signatures/u })).toBeVisible();
  await expect
    .element(screen.getByRole("link", { name: "Compare" }))
    .toHaveAttribute("href", `${path}/versions?from=1&to=2`);
  await expect.poll(() => document.title).toMatch(/Version 2.*Shaftline SRS/u);
  expect(await seriousViolations()).toEqual([]);
});

test("compares the first version with the draft", async () => {
  const { path, latest } = publishedDocument({ texts: [FIRST] });
  const { screen } = await renderApp(`${path}/versions/${latest?.id}`);
  await expect
    .element(screen.getByRole("link", { name: "Compare" }))
    .toHaveAttribute("href", `${path}/versions?from=1&to=draft`);
});

test("checks the bytes against the hash in the browser", async () => {
  const { path, latest } = publishedDocument({ texts: [FIRST] });
  if (!latest) throw new Error("There is no version");
  worker.use(
    http.get("/api/v1/versions/{versionId}/content", ({ response }) =>
      response.untyped(new HttpResponse("foo")),
    ),
  );
  const { screen } = await renderApp(`${path}/versions/${latest.id}`);
  const about = screen.getByRole("complementary", { name: "About this version" });
  await about.getByRole("button", { name: "Check the text" }).click();
  await expect.element(about.getByText(/another hash/u)).toBeVisible();
  await screen.unmount();
  latest.contentHash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
  const again = await renderApp(`${path}/versions/${latest.id}`);
  await again.screen.getByRole("button", { name: "Check the text" }).click();
  await expect.element(again.screen.getByText("Its bytes have this hash.")).toBeVisible();
});

test("lists who approved it", async () => {
  const { path, latest } = publishedDocument({ texts: [FIRST] });
  latest?.approvals.push({
    user: { id: "usr_1", name: "Jun Seo" },
    approvedAt: "2026-03-02T09:30:00.000Z",
  });
  const { screen } = await renderApp(`${path}/versions/${latest?.id}`);
  await expect
    .element(screen.getByRole("region", { name: "Approved by" }))
    .toMatchTextContent(/Jun Seo/u);
});

test("goes on from a version after asking", async () => {
  const { path, versions, draft } = publishedDocument({ texts: [FIRST, SECOND] });
  const { screen, router } = await renderApp(`${path}/versions/${versions[1]?.id}`);
  await screen.getByRole("button", { name: "Restore" }).click();
  const dialog = screen.getByRole("dialog", { name: "Go on from version 1?" });
  expect(draft.content).toBe(SECOND);
  await dialog.getByRole("button", { name: "Replace the draft" }).click();
  await expect.element(screen.getByText("The draft is version 1 again")).toBeVisible();
  expect(draft.content).toBe(FIRST);
  await expect.poll(() => router.state.location.pathname).toBe(path);
});

test("asks for approvals before it publishes, and takes the own one", async () => {
  const { path, project, approvals, versions } = publishedDocument({ texts: [FIRST] });
  project.approvalsRequired = 2;
  const { screen } = await renderApp(`${path}?publish=true`);
  const dialog = screen.getByRole("dialog", { name: "Publish version 2" });
  const panel = dialog.getByRole("region", { name: "Approvals" });
  await expect.element(panel).toMatchTextContent(/0 of 2 approved.*2 more are needed/u);
  const publish = dialog.getByRole("button", { name: "Publish version 2" });
  await expect.element(publish).toBeDisabled();
  expect(await seriousViolations()).toEqual([]);
  await panel.getByRole("button", { name: "Approve" }).click();
  await expect.element(panel).toMatchTextContent(/1 of 2 approved.*1 more is needed/u);
  approvals.given.push({
    user: { id: "usr_1", name: "Jun Seo" },
    approvedAt: "2026-03-02T09:30:00.000Z",
  });
  await panel.getByRole("button", { name: "Take back" }).click();
  await panel.getByRole("button", { name: "Approve" }).click();
  await expect.element(panel).toMatchTextContent(/2 of 2 approved.*can be published.*Jun Seo/u);
  await publish.click();
  await expect.poll(() => versions.length).toBe(2);
});

test("shows diagrams as pictures, and publishes them with the version", async () => {
  const source = "graph TD\n  A[한국어 <b>x</b>]-->B";
  const text = `# Spec\n\n\`\`\`mermaid\n${source}\n\`\`\`\n\n- \`\`\`mermaid\n  graph TD\n    A--\n  \`\`\`\n`;
  const { path, latest, published, uploads } = publishedDocument({ texts: [text] });
  const { screen, router } = await renderApp(`${path}/versions/${latest?.id}`);
  const picture = screen.getByRole("img", { name: "Diagram (graph)" });
  await expect.element(picture, { timeout: 15_000 }).toBeVisible();
  await expect.element(screen.getByText(/This diagram cannot be drawn/u)).toBeVisible();
  await expect.element(screen.getByText("A--", { exact: false }).last()).toBeVisible();
  await router.navigate({ href: `${path}?publish=true` });
  await screen.getByRole("button", { name: "Publish version 2" }).click();
  await expect.poll(() => published.length, { timeout: 15_000 }).toBe(1);
  expect(published[0]).toEqual([
    {
      sourceHash: "f8e55deb2216d6597b7878f29ed8e7bbf3450740976daca36be10a12e5d57523",
      svgImageId: `img_${"1".padStart(26, "0")}`,
      pngImageId: `img_${"2".padStart(26, "0")}`,
    },
  ]);
  expect(uploads.map(({ type }) => type)).toEqual(["image/svg+xml", "image/png"]);
  expect(uploads[0]?.text).not.toMatch(/<script|foreignObject|<b>/iu);
  await expect.element(screen.getByText(/One diagram could not be drawn/u)).toBeVisible();
});

test("copies the hash, or says that it could not", async () => {
  const { path, latest } = publishedDocument({ texts: [FIRST] });
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValueOnce();
  const { screen } = await renderApp(`${path}/versions/${latest?.id}`);
  const about = screen.getByRole("complementary", { name: "About this version" });
  await about.getByRole("button", { name: "Copy the hash" }).click();
  expect(write).toHaveBeenCalledWith(latest?.contentHash);
  await expect.element(about.getByRole("button", { name: "Copied" })).toBeVisible();
  await expect
    .element(about.getByRole("button", { name: "Copy the hash" }), { timeout: 5_000 })
    .toBeVisible();
  write.mockRejectedValueOnce(new DOMException("No.", "NotAllowedError"));
  await about.getByRole("button", { name: "Copy the hash" }).click();
  await expect
    .element(screen.getByRole("alert"))
    .toMatchTextContent(/The hash was not copied.*Select it/u);
});

test("lets those who only read compare, but not export", async () => {
  const { path, latest } = publishedDocument({ texts: [FIRST], role: "VIEWER" });
  const { screen, router } = await renderApp(`${path}/versions/${latest?.id}?export=true`);
  await expect.element(screen.getByRole("link", { name: "Compare" })).toBeVisible();
  await expect.element(screen.getByText("Shaftline SRS").first()).toBeVisible();
  expect(screen.getByRole("button", { name: "Export" }).elements()).toHaveLength(0);
  expect(screen.getByRole("dialog").elements()).toHaveLength(0);
  await router.navigate({ to: ".", search: {} });
  await userEvent.keyboard("e");
  expect(router.state.location.search).toEqual({});
});

test("says that a version is not here; trying again cannot help", async () => {
  const { path } = publishedDocument({ texts: [FIRST] });
  const { screen } = await renderApp(`${path}/versions/ver_nowhere`);
  const alert = screen.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/This version is not here/u);
  expect(alert.getByRole("button", { name: "Try again" }).elements()).toHaveLength(0);
});

test("says that the server did not answer, and shows the version once it does", async () => {
  const { path, latest } = publishedDocument({ texts: [FIRST] });
  let away = true;
  worker.use(
    http.get("/api/v1/versions/{versionId}", ({ response }) =>
      away ? response.untyped(HttpResponse.error()) : undefined,
    ),
  );
  const { screen } = await renderApp(`${path}/versions/${latest?.id}`);
  const alert = screen.getByRole("alert");
  await expect
    .element(alert, { timeout: 10_000 })
    .toMatchTextContent(/could not be loaded.*The server did not answer/u);
  away = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect
    .element(screen.getByRole("heading", { name: "Version 1", exact: true }))
    .toBeVisible();
});

test("publishes the draft with a label and notes, and says what changed since", async () => {
  const { path, versions } = publishedDocument({ texts: [FIRST], draft: SECOND });
  const { screen, router } = await renderApp(`${path}?publish=true`);
  const dialog = screen.getByRole("dialog", { name: "Publish version 2" });
  await expect.element(dialog).toMatchTextContent(/Since version 1\s*2 added/u);
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByLabelText(/^Label/u).fill("  Pilot scope ");
  await dialog.getByLabelText(/^Notes/u).fill("Adds signatures.");
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  expect(versions).toHaveLength(1);

  await screen.getByRole("button", { name: "Publish", exact: true }).click();
  await dialog.getByLabelText(/^Label/u).fill("  Pilot scope ");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => versions.length).toBe(2);
  expect(versions[0]).toMatchObject({ label: "Pilot scope", notes: null, content: SECOND });
  await expect.element(screen.getByText("Version 2 is published")).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(router.state.location.search).toEqual({});
  await expect.element(screen.getByText("Version 2 published")).toBeVisible();
});

test("publishes the first version without anything to compare", async () => {
  const { path, versions } = publishedDocument({ texts: [], draft: FIRST });
  const { screen } = await renderApp(`${path}?publish=true`);
  const dialog = screen.getByRole("dialog", { name: "Publish version 1" });
  await expect.element(dialog).toBeVisible();
  expect(dialog.getByText(/Since version/u).elements()).toHaveLength(0);
  await dialog.getByLabelText(/^Notes/u).fill("The beginning.");
  await dialog.getByRole("button", { name: "Publish version 1" }).click();
  await expect.poll(() => versions[0]).toMatchObject({ label: null, notes: "The beginning." });
});

test("refuses a label and notes that are too long before it asks the server", async () => {
  const { path, versions } = publishedDocument({ texts: [], draft: FIRST });
  const { screen } = await renderApp(`${path}?publish=true`);
  const dialog = screen.getByRole("dialog");
  await dialog.getByLabelText(/^Label/u).fill("x".repeat(101));
  await expect.element(dialog.getByText("At most 100 characters; this has 101.")).toBeVisible();
  await expect.element(dialog.getByLabelText(/^Label/u)).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("button", { name: "Publish version 1" }).click();
  await dialog.getByLabelText(/^Label/u).fill("x".repeat(100));
  await dialog.getByLabelText(/^Notes/u).fill("y".repeat(5_001));
  await dialog.getByRole("button", { name: "Publish version 1" }).click();
  await expect.element(dialog.getByText("At most 5000 characters; this has 5001.")).toBeVisible();
  expect(versions).toHaveLength(0);
});

test("says why nothing was published: the state, the place, no answer, no network", async () => {
  const { path, versions } = publishedDocument({ texts: [FIRST], draft: FIRST });
  const answers = [
    () => refusedAnswer(409, "CONFLICT", "Nothing has changed since version 1."),
    () =>
      refusedAnswer(400, "VALIDATION_FAILED", "The request is malformed.", {
        issues: [
          { path: ["label"], message: "This label is taken." },
          { path: "body.notes", message: "No links here." },
        ],
      }),
    () => HttpResponse.error(),
    () => HttpResponse.error(),
  ];
  worker.use(
    http.post("/api/v1/docs/{docId}/publish", ({ response }) => {
      const answer = answers.shift();
      return answer ? response.untyped(answer()) : undefined;
    }),
  );
  const { screen } = await renderApp(`${path}?publish=true`);
  const dialog = screen.getByRole("dialog", { name: "Publish version 2" });
  const publish = dialog.getByRole("button", { name: "Publish version 2" });
  const alert = dialog.getByRole("alert");
  await expect.element(dialog.getByText("No changes")).toBeVisible();
  await publish.click();
  await expect
    .element(alert)
    .toMatchTextContent(/Nothing was published.*Nothing has changed since version 1/u);
  await alert.getByRole("button", { name: "Details" }).click();
  await expect.element(alert).toMatchTextContent(new RegExp(REQUEST_ID, "u"));
  await publish.click();
  await expect.element(dialog.getByText("This label is taken.")).toBeVisible();
  await expect.element(dialog.getByText("No links here.")).toBeVisible();
  expect(alert.elements()).toHaveLength(0);
  await publish.click();
  await expect.element(alert).toMatchTextContent(/The server did not answer/u);
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await publish.click();
  await expect.element(alert).toMatchTextContent(/This device is offline/u);
  expect(versions).toHaveLength(1);
  const comesBack = () => {
    onLine.mockReturnValue(true);
    window.dispatchEvent(new Event("online"));
  };
  onTestFinished(comesBack);
  window.dispatchEvent(new Event("offline"));
  const notice = dialog.getByRole("status").filter({ hasText: "You are offline" });
  await expect.element(notice).toBeVisible();
  comesBack();
  await expect.element(notice).not.toBeInTheDocument();
  await publish.click();
  await expect.poll(() => versions.length).toBe(2);
});

test("does not publish while the latest edits are not saved", async () => {
  const { path, room, versions } = publishedDocument({ texts: [FIRST], draft: FIRST });
  const { screen } = await renderApp(path);
  await screen.getByRole("textbox", { name: "Markdown source" }).click();
  room.tickets = "unreachable";
  room.close({ code: 1011, reason: "" });
  await userEvent.keyboard("Typed just now. {Control>}{Enter}{/Control}");
  const dialog = screen.getByRole("dialog", { name: "Publish version 2" });
  await dialog.getByRole("button", { name: "Publish version 2" }).click();
  await expect
    .element(dialog.getByRole("alert"))
    .toMatchTextContent(/Nothing was published.*not saved yet/u);
  expect(versions).toHaveLength(1);
});

test("does not know the number while the list of versions is not here", async () => {
  const { path } = publishedDocument({ texts: [FIRST] });
  worker.use(
    http.get("/api/v1/docs/{docId}/versions", ({ response }) =>
      response.untyped(refusedAnswer(403, "FORBIDDEN", "No.")),
    ),
  );
  const { screen } = await renderApp(`${path}?publish=true`);
  await expect.element(screen.getByRole("dialog", { name: "Publish", exact: true })).toBeVisible();
});
