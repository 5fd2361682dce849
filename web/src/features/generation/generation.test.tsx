import { HttpResponse } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { useTrackedJobs } from "@/lib/tracked-jobs.ts";
import { ago, aJob, aProject, type Job } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { REQUEST_ID, refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp, renderUi } from "@/testing/render-app.tsx";
import { GenerationBar } from "./components/generation-bar.tsx";
import { GenerationFailure } from "./components/generation-failure.tsx";

const TEXT = "# Shaftline\n\nThree more words.\n";
const SEEN = "docuforge.seen-failures";
const NOTHING = () => undefined;

afterEach(() => {
  vi.restoreAllMocks();
  useTrackedJobs.setState({ jobs: [] });
});

function finding(message: string, fields: Record<string, unknown> = {}) {
  return { severity: "error", place: { heading: "5 Data" }, message, fix: "Add it.", ...fields };
}

function failedJob(findings: unknown[] = [], fields: Partial<Job> = {}): Job {
  return aJob(aProject(), {
    status: "failed",
    error: { code: "GUARDRAILS", message: "The checks found mistakes.", details: { findings } },
    ...fields,
  });
}

test("writes an empty draft with instructions, shows how far it is, and can be cancelled", async () => {
  const { path, state, instructions, room } = publishedDocument({ texts: [], draft: "" });
  const { screen, router } = await renderApp(path);
  await expect.element(screen.getByText("This draft is empty")).toBeVisible();
  await screen.getByRole("button", { name: "Write the draft" }).click();
  const dialog = screen.getByRole("dialog", { name: "Write the draft" });
  await expect.element(dialog.getByText("Not answered in the context yet")).toBeVisible();
  expect(dialog.getByText(/What people wrote stays/u).elements()).toHaveLength(0);
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByLabelText(/^Instructions/u).fill("  For technicians. ");
  await dialog.getByRole("button", { name: "Write the draft" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(instructions).toEqual(["For technicians."]);
  expect(router.state.location.search).toEqual({});
  await expect.element(screen.getByText("Waiting to be written").first()).toBeVisible();
  await expect.element(screen.getByText(/^Starts by itself\. Go on writing/u)).toBeVisible();
  const [job] = state.jobs;
  if (!job) throw new Error("Nothing was queued.");
  Object.assign(job, {
    status: "running",
    startedAt: ago(10_000),
    progress: { done: 1, total: 4, label: "Writing 2 Scope" },
  });
  room.tell({ type: "job.updated", job });
  await expect.element(screen.getByText("Writing 2 Scope").first()).toBeVisible();
  await expect.element(screen.getByText("2 of 4")).toBeVisible();
  room.tickets = "unreachable";
  room.close({ code: 1011, reason: "" });
  job.progress.done = 2;
  await expect.element(screen.getByText("3 of 4"), { timeout: 5_000 }).toBeVisible();
  await screen.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect.poll(() => job.status).toBe("cancelled");
  await expect.element(screen.getByText("3 of 4")).not.toBeInTheDocument();
});

test("says what becomes of the text, closes on Escape, and opens again", async () => {
  const { path, instructions } = publishedDocument({ texts: [TEXT] });
  const { screen } = await renderApp(`${path}?write=true`);
  const dialog = screen.getByRole("dialog", { name: "Write the draft" });
  await expect.element(dialog).toMatchTextContent(/What people wrote stays/u);
  await expect.element(dialog).toMatchTextContent(/becomes a suggestion/u);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await screen.getByRole("button", { name: "Write", exact: true }).click();
  await dialog.getByRole("button", { name: "Write the draft" }).click();
  await expect.poll(() => instructions).toEqual([undefined]);
  await expect.element(screen.getByText("Waiting to be written").first()).toBeVisible();
});

test("links to what the context does not answer yet", async () => {
  const { path, project } = publishedDocument({ texts: [], draft: "Word" });
  const { screen, router } = await renderApp(`${path}?write=true`);
  const dialog = screen.getByRole("dialog", { name: "Write the draft" });
  await dialog.getByRole("link").first().click();
  await expect
    .poll(() => router.state.location.pathname)
    .toMatch(new RegExp(`^/projects/${project.id}/context/`, "u"));
});

test("says why writing did not start: too long, refused, no answer", async () => {
  const { path, instructions } = publishedDocument({ texts: [], draft: "" });
  const answers = [
    () => refusedAnswer(403, "FORBIDDEN", "Your role is too low."),
    () => HttpResponse.error(),
  ];
  worker.use(
    http.post("/api/v1/docs/{docId}/generate", ({ response }) => {
      const answer = answers.shift();
      return answer ? response.untyped(answer()) : undefined;
    }),
  );
  const { screen } = await renderApp(`${path}?write=true`);
  const dialog = screen.getByRole("dialog", { name: "Write the draft" });
  const start = dialog.getByRole("button", { name: "Write the draft" });
  const field = dialog.getByLabelText(/^Instructions/u);
  await field.fill("x".repeat(4_001));
  await expect.element(dialog.getByText("At most 4000 characters; this has 4001.")).toBeVisible();
  await start.click();
  expect(answers).toHaveLength(2);
  await field.fill("Short.");
  await start.click();
  const alert = dialog.getByRole("alert");
  await expect
    .element(alert)
    .toMatchTextContent(/Writing did not start.*Your role is too low. The draft is as it was/u);
  await alert.getByRole("button", { name: "Details" }).click();
  await expect.element(alert).toMatchTextContent(new RegExp(REQUEST_ID, "u"));
  await start.click();
  await expect.element(alert).toMatchTextContent(/The server did not answer/u);
  await expect.element(field).toHaveValue("Short.");
  await start.click();
  await expect.poll(() => instructions).toEqual(["Short."]);
});

test("does not start while the latest edits are not saved", async () => {
  const { path, room, instructions } = publishedDocument({ texts: [], draft: TEXT });
  const { screen } = await renderApp(path);
  await screen.getByRole("textbox", { name: "Markdown source" }).click();
  room.tickets = "unreachable";
  room.close({ code: 1011, reason: "" });
  await userEvent.keyboard("Typed just now. ");
  await screen.getByRole("button", { name: "Write", exact: true }).click();
  const dialog = screen.getByRole("dialog", { name: "Write the draft" });
  await dialog.getByRole("button", { name: "Write the draft" }).click();
  await expect
    .element(dialog.getByRole("alert"))
    .toMatchTextContent(/Writing did not start.*not saved yet/u);
  expect(instructions).toEqual([]);
});

test("shows why a draft was not written, until it was seen", async () => {
  const findings = [
    finding("5.2 is missing."),
    finding("5.3 is missing.", { place: null, fix: null }),
    finding("5.4 is missing."),
    finding("It is late.", { severity: "warning" }),
  ];
  const job = failedJob(findings);
  const onAgain = vi.fn();
  const screen = await renderUi(<GenerationFailure job={job} onAgain={onAgain} />);
  const alert = screen.getByRole("alert");
  await expect
    .element(alert)
    .toMatchTextContent(/not written.*The checks found mistakes. The text is as it was/u);
  expect(alert.getByRole("listitem").elements()).toHaveLength(3);
  await expect
    .element(alert.getByRole("listitem").first())
    .toMatchTextContent(/5 Data: 5.2 is missing. Add it./u);
  await alert.getByRole("button", { name: "1 more" }).click();
  await expect.element(alert.getByText(/It is late/u)).toBeVisible();
  await expect.element(alert.getByLabelText("Warning")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await alert.getByRole("button", { name: "Show fewer" }).click();
  expect(alert.getByRole("listitem").elements()).toHaveLength(3);
  await alert.getByRole("button", { name: "Write again" }).click();
  expect(onAgain).toHaveBeenCalledOnce();
  await alert.getByRole("button", { name: "Close" }).click();
  await expect.element(alert).not.toBeInTheDocument();
  expect(JSON.parse(localStorage.getItem(SEEN) ?? "")).toEqual([job.id]);
  await screen.unmount();
  const again = await renderUi(
    <>
      <GenerationFailure job={job} onAgain={onAgain} />
      <GenerationFailure job={failedJob([], { error: null })} onAgain={onAgain} />
    </>,
  );
  await expect.element(again.getByRole("alert")).toMatchTextContent(/It stopped\. The text/u);
  expect(again.getByRole("alert").elements()).toHaveLength(1);
});

test.for(["not JSON", '{"a":1}', "[7]"])(
  "shows a failure where the memory holds %s",
  async (kept) => {
    localStorage.setItem(SEEN, kept);
    const screen = await renderUi(<GenerationFailure job={failedJob()} onAgain={NOTHING} />);
    await expect.element(screen.getByRole("alert")).toBeVisible();
  },
);

test("a failure closes also where nothing can be kept", async () => {
  const screen = await renderUi(<GenerationFailure job={failedJob()} onAgain={NOTHING} />);
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("Full.", "QuotaExceededError");
  });
  await screen.getByRole("button", { name: "Close" }).click();
  await expect.element(screen.getByRole("alert")).not.toBeInTheDocument();
});

test.for([
  { startedMs: 10_000, done: 1, total: 4, label: "", shows: /Writing.*25 %, about 3\d s left/u },
  { startedMs: 120_000, done: 1, total: 4, label: "A", shows: /A.*25 %, about 6 min left/u },
  { startedMs: 10_000, done: 4, total: 4, label: "B", shows: /B4 of 4.*100 %\./u },
  { startedMs: 10_000, done: 0, total: 0, label: "C", shows: /C.*0 %\./u },
])("says $shows while it is written", async ({ startedMs, done, total, label, shows }) => {
  const job = aJob(aProject(), {
    startedAt: new Date(Date.now() - startedMs).toISOString(),
    progress: { done, total, label },
  });
  const screen = await renderUi(<GenerationBar job={job} cancelling={false} onCancel={NOTHING} />);
  await expect.element(screen.getByRole("button", { name: "Cancel" })).toBeEnabled();
  expect(screen.container.textContent).toMatch(shows);
});

test("says that a job could not be cancelled and goes on", async () => {
  const { path, project, document, state } = publishedDocument({ texts: [TEXT] });
  state.jobs = [aJob(project, { subject: { documentId: document.id } })];
  worker.use(
    http.post("/api/v1/jobs/{jobId}/cancel", ({ response }) =>
      response.untyped(refusedAnswer(409, "CONFLICT", "It is at its last step.")),
    ),
  );
  const { screen } = await renderApp(path);
  await screen.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect
    .element(screen.getByRole("alert"))
    .toMatchTextContent(/The job was not cancelled.*It is at its last step. It goes on/u);
  await expect.element(screen.getByText("6 of 9")).toBeVisible();
});

test("those who only read are not offered to write", async () => {
  const { path } = publishedDocument({ texts: [TEXT], role: "VIEWER" });
  const { screen, router } = await renderApp(`${path}?write=true`);
  await expect.element(screen.getByText("Reading only")).toBeVisible();
  expect(screen.getByRole("button", { name: "Write", exact: true }).elements()).toHaveLength(0);
  expect(screen.getByRole("dialog").elements()).toHaveLength(0);
  await router.navigate({ to: ".", search: {} });
  await userEvent.keyboard("w");
  expect(router.state.location.search).toEqual({});
});
