import { HttpResponse } from "msw";
import { toast } from "sonner";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { components } from "@/api/generated/schema.d.ts";
import { aDocument, aJob, aProject, emptyState, filledState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusal } from "@/testing/handlers/refusal.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

type Job = components["schemas"]["Job"];

function withDocuments() {
  const project = aProject();
  const state = {
    ...emptyState(),
    projects: [project],
    documents: [
      aDocument(project, { title: "Shaftline SRS" }),
      aDocument(project, { type: "PRD", title: "Shaftline PRD", latestVersion: 0 }),
    ],
  };
  return { project, state: mockApi(state) };
}

test("lists documents with what is published", async () => {
  const { project } = withDocuments();
  const { screen } = await renderApp(`/projects/${project.id}/documents`);
  const list = screen.getByRole("list", { name: "Documents" });
  await expect.element(list.getByRole("link", { name: "Shaftline SRS" })).toBeVisible();
  await expect.element(list.getByText("Version 4").last()).toBeVisible();
  await expect.element(list.getByText("Draft only").last()).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
});

test("finds documents of a long list by their title", async () => {
  const { project, state } = withDocuments();
  const more = Array.from({ length: 8 }, (_, at) => aDocument(project, { title: `Note ${at}` }));
  state.documents.push(...more);
  const { screen, router } = await renderApp(`/projects/${project.id}/documents`);
  const links = screen.getByRole("list", { name: "Documents" }).getByRole("link");
  await expect.poll(() => links.elements().length).toBe(10);
  await userEvent.keyboard("/shaft");
  await expect.poll(() => links.elements().length).toBe(2);
  await expect.poll(() => router.state.location.search).toEqual({ q: "shaft" });
  await screen.getByRole("searchbox", { name: "Filter by title" }).fill("nothing like it");
  await screen.getByText("Clear the filter").click();
  await expect.poll(() => links.elements().length).toBe(10);
});

test("teaches what a document is, and creates one with the title of its type", async () => {
  const project = aProject();
  const state = mockApi({ ...emptyState(), projects: [project] });
  const { screen, router } = await renderApp(`/projects/${project.id}/documents`);
  await expect.element(screen.getByRole("heading", { name: "No document yet" })).toBeVisible();
  await screen.getByRole("button", { name: "New document" }).click();
  const dialog = screen.getByRole("dialog", { name: "New document" });
  await dialog.getByRole("radio", { name: /Test plan/u }).click();
  await expect.element(dialog.getByLabelText("Title")).toHaveValue("Test plan");
  await dialog.getByLabelText("Title").fill("");
  await dialog.getByRole("button", { name: "Create document" }).click();
  await expect.element(dialog.getByText("Give the document a title.")).toBeVisible();
  await dialog.getByLabelText("Title").fill("How we test the doors");
  await dialog.getByRole("button", { name: "Create document" }).click();
  await expect.poll(() => state.documents[0]?.title).toBe("How we test the doors");
  await expect
    .poll(() => router.state.location.pathname)
    .toBe(`/projects/${project.id}/documents/${state.documents[0]?.id}`);
});

test("renames at once and puts the old title back when it is refused", async () => {
  const { project } = withDocuments();
  worker.use(
    http.patch("/api/v1/docs/{docId}", ({ response }) =>
      response.untyped(
        HttpResponse.json(refusal("FORBIDDEN", "Your role is too low."), { status: 403 }),
      ),
    ),
  );
  const { screen } = await renderApp(`/projects/${project.id}/documents`);
  await screen.getByRole("button", { name: "Actions for Shaftline SRS" }).click();
  await screen.getByRole("menuitem", { name: "Rename" }).click();
  await screen.getByLabelText("Title").fill("Another name");
  await screen.getByRole("button", { name: "Rename" }).click();
  await expect
    .element(screen.getByRole("alert"))
    .toMatchTextContent(/Shaftline SRS was not renamed.*The old title is back/u);
  await expect.element(screen.getByRole("link", { name: "Shaftline SRS" })).toBeVisible();
});

test("archives with an undo, lists what is archived and brings it back", async () => {
  const { project, state } = withDocuments();
  const { screen } = await renderApp(`/projects/${project.id}/documents`);
  const row = screen.getByRole("link", { name: "Shaftline SRS" });
  const choose = async (item: string) => {
    await screen.getByRole("button", { name: "Actions for Shaftline SRS" }).click();
    await screen.getByRole("menuitem", { name: item }).click();
  };
  await choose("Archive");
  await expect.poll(() => state.documents[0]?.archivedAt).not.toBeNull();
  expect(row.elements()).toHaveLength(0);
  await screen.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect.element(row).toBeVisible();

  await choose("Archive");
  await screen.getByRole("radio", { name: "Archived" }).click();
  await expect.element(row).toBeVisible();
  expect(screen.getByRole("link", { name: "Shaftline PRD" }).elements()).toHaveLength(0);
  await row.click();
  await expect.element(screen.getByText("This document is archived")).toBeVisible();
  await screen.getByRole("button", { name: "Restore" }).click();
  await expect.poll(() => state.documents[0]?.archivedAt).toBeNull();
});

test("offers no changes to those who only read", async () => {
  const project = aProject({ role: "VIEWER" });
  mockApi({ ...emptyState(), projects: [project] });
  const { screen } = await renderApp(`/projects/${project.id}/documents`);
  await expect.element(screen.getByRole("heading", { name: "No document yet" })).toBeVisible();
  expect(screen.getByRole("button", { name: "New document" }).elements()).toHaveLength(0);
});

test("the overview shows answers, documents and work, which can be cancelled", async () => {
  const state = mockApi(filledState());
  const [project] = state.projects;
  const { screen } = await renderApp(`/projects/${project?.id}`);
  await expect.element(screen.getByText("1 of 9 parts answered")).toBeVisible();
  await expect.element(screen.getByRole("link", { name: "Test plan" })).toBeVisible();
  await screen.getByRole("button", { name: "Cancel: Writing the draft" }).click();
  await expect.poll(() => state.jobs[0]?.status).toBe("cancelled");
  await expect.element(screen.getByText("Cancelled")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
});

test("the tray follows a job from one page to the next and says when it is done", async () => {
  const state = mockApi(filledState());
  const [project] = state.projects;
  if (!project) throw new Error("The filled state has a project.");
  const job = aJob(project, { progress: { done: 1, total: 4, label: "Writing 1 Introduction" } });
  state.jobs = [job];
  localStorage.setItem(
    "docuforge.jobs",
    JSON.stringify([{ id: job.id, projectId: project.id, label: "Writing the SRS" }]),
  );
  const { useTrackedJobs } = await import("@/lib/tracked-jobs.ts");
  useTrackedJobs.setState({
    jobs: [{ id: job.id, projectId: project.id, label: "Writing the SRS" }],
  });
  const { screen, router, queryClient } = await renderApp("/projects");
  await screen.getByRole("button", { name: "Work in progress: 1 running" }).click();
  const tray = screen.getByRole("dialog", { name: "Work in progress" });
  await expect.element(tray).toMatchTextContent(/Writing 1 Introduction, 1 of 4/u);
  await router.navigate({ to: "/projects/$projectId", params: { projectId: project.id } });
  Object.assign(job, { status: "succeeded", finishedAt: new Date().toISOString() });
  await expect.element(screen.getByText("Writing the SRS: done")).toBeVisible();

  // An answer that was overtaken arrives late: nothing new has happened.
  const notices = toast.getHistory().length;
  const button = screen.getByRole("button", { name: /^Work in progress/u });
  queryClient.setQueryData(["jobs", job.id], { ...job, status: "running", finishedAt: null });
  await expect.element(button).toHaveAccessibleName("Work in progress: 1 running");
  queryClient.setQueryData(["jobs", job.id], { ...job });
  await expect.element(button).toHaveAccessibleName("Work in progress");
  expect(toast.getHistory().length).toBe(notices);
  useTrackedJobs.setState({ jobs: [] });
});

test("says that a project is not there", async () => {
  mockApi(emptyState());
  const { screen } = await renderApp(`/projects/${aProject().id}`);
  await expect.element(screen.getByText("This project is not here")).toBeVisible();
});

test("says that an address leads nowhere", async () => {
  const { screen } = await renderApp("/nowhere");
  await expect.element(screen.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

function playImport(outcome: Partial<Job>) {
  const { project, state } = withDocuments();
  const sent: { type: string | null; title: string | null; text: string }[] = [];
  const job = aJob(project, { type: "document.import", status: "running", finishedAt: null });
  worker.use(
    http.post("/api/v1/projects/{projectId}/imports", async ({ request, response }) => {
      const { searchParams } = new URL(request.url);
      const text = await (request as Request).text();
      sent.push({ type: searchParams.get("type"), title: searchParams.get("title"), text });
      return response(202).json({ job });
    }),
    http.get("/api/v1/jobs/{jobId}", ({ response }) =>
      response(200).json({ ...job, ...outcome, finishedAt: new Date().toISOString() }),
    ),
  );
  return { project, state, sent };
}

test("imports a file under the title of its name, and opens the document", async () => {
  const { state, project, sent } = playImport({ status: "failed" });
  const [document] = state.documents;
  worker.use(
    http.get("/api/v1/jobs/{jobId}", ({ params, response }) =>
      response(200).json(
        aJob(project, {
          id: params.jobId,
          type: "document.import",
          status: "succeeded",
          result: { documentId: document?.id, title: "", warnings: [] },
        }),
      ),
    ),
  );
  const { screen, router } = await renderApp(`/projects/${project.id}/documents`);
  await screen.getByRole("button", { name: "Import" }).click();
  const dialog = screen.getByRole("dialog", { name: "Import a document" });
  await expect.element(dialog.getByRole("button", { name: "Import" })).toBeDisabled();
  await dialog.getByLabelText("File", { exact: true }).upload(new File(["x"], "a.exe"));
  await expect.element(dialog.getByRole("alert")).toMatchTextContent(/Choose a Word file/u);
  const file = new File(["# Lift\n"], "Lift_monitoring 요구.md", { type: "text/markdown" });
  await dialog.getByLabelText("File", { exact: true }).upload(file);
  await expect
    .element(dialog.getByRole("textbox", { name: /^Title/u }))
    .toHaveValue("Lift monitoring 요구");
  await dialog.getByRole("combobox", { name: "Type" }).selectOptions("PRD");
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect
    .poll(() => router.state.location.pathname)
    .toBe(`/projects/${project.id}/documents/${document?.id}`);
  expect(sent).toEqual([{ type: "PRD", title: "Lift monitoring 요구", text: "# Lift\n" }]);
});

test("names what an import left out before the document is opened", async () => {
  const warnings = [{ code: "COMMENTS", message: "Comments were left out." }];
  const { project } = playImport({
    status: "succeeded",
    result: { documentId: "doc_1", title: "", warnings },
  });
  const { screen } = await renderApp(`/projects/${project.id}/documents`);
  await screen.getByRole("button", { name: "Import" }).click();
  const dialog = screen.getByRole("dialog", { name: "Import a document" });
  await dialog.getByLabelText("File", { exact: true }).upload(new File(["PK"], "a.docx"));
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect.element(dialog.getByText("Comments were left out.")).toBeVisible();
  await expect.element(dialog.getByRole("button", { name: "Open the document" })).toBeVisible();
  await expect.element(screen.getByText("Importing a.docx: done")).not.toBeInTheDocument();
  expect(await seriousViolations()).toEqual([]);
});

test("says why a file was not imported, and takes another", async () => {
  const error = {
    code: "VALIDATION_FAILED",
    message: "This Word document is damaged.",
    details: {},
  };
  const { project } = playImport({ status: "failed", error });
  const { screen } = await renderApp(`/projects/${project.id}/documents`);
  await screen.getByRole("button", { name: "Import" }).click();
  const dialog = screen.getByRole("dialog", { name: "Import a document" });
  await dialog.getByLabelText("File", { exact: true }).upload(new File(["PK"], "a.docx"));
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect.element(dialog.getByText("This Word document is damaged.")).toBeVisible();
  await dialog.getByLabelText("File", { exact: true }).upload(new File(["# B"], "b.md"));
  await expect.element(dialog.getByText("This Word document is damaged.")).not.toBeInTheDocument();
  await expect.element(dialog.getByRole("button", { name: "Import" })).toBeEnabled();
});
