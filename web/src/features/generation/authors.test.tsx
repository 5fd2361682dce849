import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { useTrackedJobs } from "@/lib/tracked-jobs.ts";
import { aJob, aProject } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";
import { renderUi } from "@/testing/render-app.tsx";
import type { DraftSection } from "./api/get-sections.ts";
import { RunningTextView } from "./components/running-text.tsx";

const generation = {
  promptPack: "srs/v1",
  provider: "openai",
  model: "model-1",
  jobId: "job_1",
  at: "2026-11-20T10:00:00.000Z",
};

function aSection(heading: string, kind: DraftSection["provenance"]["kind"]): DraftSection {
  const authors =
    kind === "generated" ? [] : ["Mara Okonjo", "Jin"].map((name) => ({ id: name, name }));
  const provenance = { kind, generation: kind === "person" ? null : generation, authors };
  return { id: heading.toLowerCase(), heading, level: 2, hash: "0", provenance };
}

const SECTIONS = [
  aSection("1 Introduction", "generated"),
  aSection("2 Requirements", "edited"),
  aSection("3 Limits", "person"),
];

test("says who wrote each section, leads to it, and has one written anew", async () => {
  const { open, draft } = mockDraft();
  draft.sections = SECTIONS;
  const asked: unknown[] = [];
  worker.use(
    http.post("/api/v1/docs/{docId}/regenerate-section", async ({ request, response }) => {
      asked.push(await request.json());
      return response(202).json({ job: aJob(aProject(), { type: "section.regenerate" }) });
    }),
  );
  const { screen } = await open("?panel=authors");
  const list = screen.getByRole("list", { name: "Sections and their authors" });
  await expect
    .element(list)
    .toMatchTextContent(/1 IntroductionWritten by model-1, SRS template 1, [^;]*2 Requirements/u);
  await expect
    .element(list)
    .toMatchTextContent(/2 RequirementsWritten by.*; edited by Mara Okonjo and Jin/u);
  await expect.element(list).toMatchTextContent(/3 LimitsWritten by Mara Okonjo and Jin/u);
  expect(await seriousViolations()).toEqual([]);
  await list.getByRole("button", { name: /^2 Requirements/u }).click();
  await expect.element(screen.getByText(/^Line 9, column/u)).toBeVisible();
  await screen.getByRole("button", { name: "Write anew: 3 Limits" }).click();
  const suggestion = screen.getByRole("dialog", { name: "Write “3 Limits” anew" });
  await expect.element(suggestion).toMatchTextContent(/becomes a suggestion/u);
  await suggestion.getByRole("button", { name: "Cancel" }).click();
  await screen.getByRole("button", { name: "Write anew: 1 Introduction" }).click();
  const dialog = screen.getByRole("dialog", { name: "Write “1 Introduction” anew" });
  await expect.element(dialog).toMatchTextContent(/Nothing else in the document changes/u);
  await dialog.getByLabelText(/^Instructions/u).fill(" Shorter. ");
  await dialog.getByRole("button", { name: "Write anew" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(asked).toEqual([{ sectionId: "1 introduction", instructions: "Shorter." }]);
});

test("marks in outline and source what was generated, and that somebody edits it", async () => {
  const { open, draft } = mockDraft();
  draft.sections = SECTIONS;
  const { source, outline } = await open();
  const markOf = (heading: string) =>
    outline.getByRole("listitem").filter({ hasText: heading }).getByRole("img");
  await expect.element(markOf("Introduction")).toHaveAccessibleName("Generated");
  await expect
    .element(markOf("Requirements"))
    .toHaveAccessibleName("Generated, then edited by people");
  expect(markOf("Limits").elements()).toHaveLength(0);
  const marked = (kind: string) =>
    [...source.element().querySelectorAll(`.cm-section-${kind}`)].map((line) => line.textContent);
  expect(marked("generated")).toEqual(["## 1 Introduction", "", "The app keeps work orders."]);
  await source.getByText("The app keeps work orders.").click();
  await userEvent.keyboard("{End} Always.");
  await expect.poll(() => marked("generated")).toEqual([]);
  expect(marked("edited")).toContain("The app keeps work orders. Always.");
  await expect
    .element(markOf("Introduction"))
    .toHaveAccessibleName("Generated, then edited by people");
});

test("offers nothing to those who only read, and says why writing did not start", async () => {
  const { open, draft } = mockDraft({ role: "VIEWER" });
  draft.sections = SECTIONS;
  const { screen } = await open("?panel=authors");
  await expect.element(screen.getByText("Written by Mara Okonjo and Jin")).toBeVisible();
  expect(screen.getByRole("button", { name: /^Write anew/u }).elements()).toHaveLength(0);
});

test("says in words why a section is not written anew", async () => {
  const { open, draft } = mockDraft();
  draft.sections = SECTIONS;
  worker.use(
    http.post("/api/v1/docs/{docId}/regenerate-section", ({ response }) =>
      response.untyped(refusedAnswer(409, "CONFLICT", "This month's limit is used up.")),
    ),
  );
  const { screen } = await open("?panel=authors");
  await screen.getByRole("button", { name: "Write anew: 1 Introduction" }).click();
  const dialog = screen.getByRole("dialog");
  await dialog.getByRole("button", { name: "Write anew" }).click();
  await expect.element(dialog.getByText(/This month's limit is used up/u)).toBeVisible();
});

test("offers to show what is being written when that keeps another from starting", async () => {
  const { open, draft } = mockDraft();
  draft.sections = SECTIONS;
  const label = "Writing “4 Data”";
  const running = aJob(aProject(), { progress: { done: 3, total: 9, label } });
  worker.use(
    http.post("/api/v1/docs/{docId}/regenerate-section", ({ response }) =>
      response.untyped(
        refusedAnswer(409, "CONFLICT", "This document is being written already.", {
          reason: "writing",
          job: running,
        }),
      ),
    ),
    http.get("/api/v1/jobs/{jobId}", ({ response }) => response(200).json(running)),
  );
  const { screen } = await open("?panel=authors");
  await screen.getByRole("button", { name: "Write anew: 1 Introduction" }).click();
  const dialog = screen.getByRole("dialog");
  await dialog.getByRole("button", { name: "Write anew" }).click();
  await expect.element(dialog.getByText("This document is being written already.")).toBeVisible();
  await dialog.getByRole("button", { name: "Show what is being written" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(useTrackedJobs.getState().jobs[0]).toMatchObject({ id: running.id, label });
});

test("shows the text as it is written, and takes it away when it is in the document", async () => {
  let tell: (event: { type: string }) => void = () => undefined;
  const onRoomEvent = (listener: typeof tell) => {
    tell = listener;
    return () => undefined;
  };
  const screen = await renderUi(<RunningTextView onRoomEvent={onRoomEvent} />);
  const section = { id: "purpose", title: "Purpose" };
  const told = { type: "generation.text", jobId: "job_1", section };
  tell({ ...told, offset: 0, text: "한국어 " } as { type: string });
  tell({ ...told, offset: 4, text: "문장" } as { type: string });
  const view = screen.getByRole("region", { name: "Being written: Purpose" });
  await expect.element(view).toMatchTextContent(/한국어 문장/u);
  tell({ type: "generation.text", section: null } as { type: string });
  await expect.element(view).not.toBeInTheDocument();
  tell({ ...told, offset: 0, text: "Cut off" } as { type: string });
  await expect.element(view).toMatchTextContent(/Cut off/u);
  tell({ type: "job.updated", job: { id: "job_1", status: "failed" } } as { type: string });
  await expect.element(view).not.toBeInTheDocument();
});

test("follows a job as the room tells of it", async () => {
  const { open, room, api, document } = mockDraft();
  const { screen } = await open();
  await expect.element(screen.getByRole("article", { name: "Preview" })).toBeVisible();
  const project = api.projects.find(({ id }) => id === document.projectId);
  if (!project) throw new Error("The document has no project");
  const job = aJob(project, { subject: { documentId: document.id }, status: "running" });
  api.jobs.unshift(job);
  room.tell({ type: "job.updated", job });
  await expect.element(screen.getByText(/Go on writing where you like/u)).toBeVisible();
  const asked: string[] = [];
  worker.use(
    http.get("/api/v1/projects/{projectId}/jobs", ({ request }) => void asked.push(request.url)),
    http.get("/api/v1/jobs/{jobId}", ({ request }) => void asked.push(request.url)),
  );
  const progress = { done: 2, total: 7, label: "Writing 3 Data" };
  room.tell({ type: "job.updated", job: { ...job, progress } });
  await expect.element(screen.getByText("3 of 7")).toBeVisible();
  room.tell({ type: "job.updated", job: { ...job, progress, status: "cancelled" } });
  await expect.element(screen.getByText("3 of 7")).not.toBeInTheDocument();
  expect(asked).toEqual([]);
});

test.for(["the one who saw it", "somebody else"])(
  "shows what a newer pack changes, and says that the document is on it (by %s)",
  async (who) => {
    const { open, draft, document } = mockDraft();
    draft.sections = SECTIONS;
    let upgraded = false;
    const asked: unknown[] = [];
    worker.use(
      http.get("/api/v1/docs/{docId}/pack", ({ response }) =>
        response(200).json({
          promptPack: upgraded ? "adr/v2" : "adr/v1",
          overrideRevision: 0,
          upgrade: upgraded
            ? null
            : {
                promptPack: "adr/v2",
                changes: [
                  {
                    kind: "added",
                    section: { id: "confirmation", title: "Confirmation" },
                    structure: ["A table with Driver, Method is required."],
                    prompt: [{ type: "added", text: "State how it is seen." }],
                  },
                ],
                inapplicable: ["status"],
              },
        }),
      ),
      http.post("/api/v1/docs/{docId}/pack-upgrade", async ({ request, response }) => {
        asked.push(await request.json());
        if (asked.length === 1) {
          return response.untyped(refusedAnswer(409, "CONFLICT", "There is no such upgrade."));
        }
        upgraded = true;
        return who === "somebody else"
          ? response.untyped(refusedAnswer(409, "CONFLICT", "There is no such upgrade."))
          : response(200).json(document);
      }),
    );
    const { screen } = await open("?panel=authors");
    await expect
      .element(screen.getByText(/is on ADR template 1\. There is ADR template 2/u))
      .toBeVisible();
    await screen.getByRole("button", { name: "See what changes" }).click();
    const dialog = screen.getByRole("dialog", { name: "From ADR template 1 to ADR template 2" });
    await expect
      .element(dialog.getByRole("list", { name: "What changes" }))
      .toMatchTextContent(/ConfirmationNew section.*is required\.State how it is seen/u);
    await expect.element(dialog.getByText(/prompts for status have no effect/u)).toBeVisible();
    expect(await seriousViolations()).toEqual([]);
    await dialog.getByRole("button", { name: "Upgrade" }).click();
    await expect.element(dialog.getByText(/There is no such upgrade/u)).toBeVisible();
    await dialog.getByRole("button", { name: "Upgrade" }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(asked.at(-1)).toEqual({ from: "adr/v1", to: "adr/v2" });
    await expect.element(screen.getByText("The document is on ADR template 2")).toBeVisible();
    await expect.element(screen.getByText(/There is ADR template 2/u)).not.toBeInTheDocument();
  },
);
