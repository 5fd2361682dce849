import { expect, test } from "vitest";
import { aJob, aProject } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { mockApi } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

test("lists a project's jobs, narrows them, and starts a failed one again", async () => {
  const api = mockApi();
  const project = aProject();
  api.projects.push(project);
  const failed = aJob(project, {
    status: "failed",
    error: { code: "UPSTREAM_FAILED", message: "The language model broke off.", details: {} },
  });
  const done = aJob(project, { status: "succeeded", type: "section.regenerate" });
  const subject = { documentTitle: "Pilot scope", versionNumber: 2, format: "docx" };
  const exported = aJob(project, { status: "succeeded", type: "version.export", subject });
  api.jobs.push(failed, done, exported);
  const { screen, router } = await renderApp(`/projects/${project.id}/jobs`);
  const list = screen.getByRole("list", { name: "Jobs" });
  await expect.element(list).toMatchTextContent(/broke off.*Writing a section anew/u);
  await expect.element(list.getByText("Word of version 2, Pilot scope")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByLabelText("What they do").selectOptions("Writing a section anew");
  await expect.poll(() => list.getByRole("listitem").elements().length).toBe(1);
  await screen.getByLabelText("How they stand").selectOptions("Failed");
  await expect
    .poll(() => router.state.location.search)
    .toEqual({ status: "failed", type: "section.regenerate" });
  await screen.getByRole("button", { name: "Show all jobs" }).click();
  await expect.poll(() => router.state.location.search).toEqual({});
  await list.getByRole("button", { name: /^Start again/u }).click();
  await expect.poll(() => failed.status).toBe("queued");
});
