import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { aProject, emptyState } from "@/testing/api-state.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusal } from "@/testing/handlers/refusal.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

function refusingToCreate(status: 400 | 500, details: Record<string, unknown> = {}): void {
  worker.use(
    http.post("/api/v1/projects", ({ response }) =>
      response.untyped(
        HttpResponse.json(
          refusal(status === 400 ? "VALIDATION_FAILED" : "INTERNAL", "No.", details),
          { status, headers: { "X-Request-Id": "req_new" } },
        ),
      ),
    ),
  );
}

test("keeps what was written when a project is not created, with the request id", async () => {
  const state = mockApi(emptyState());
  refusingToCreate(500);
  const { screen } = await renderApp("/projects?new=true");
  const dialog = screen.getByRole("dialog", { name: "New project" });
  await dialog.getByLabelText("Name").fill("Van stock");
  await dialog.getByLabelText(/^Description/u).fill("What rides in each van");
  await dialog.getByRole("button", { name: "Create project" }).click();
  const alert = dialog.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/was not created.*What you wrote is still here/u);
  await alert.getByRole("button", { name: "Details" }).click();
  await expect.element(alert).toMatchTextContent(/Request req_new/u);
  await expect.element(dialog.getByLabelText("Name")).toHaveValue("Van stock");
  expect(state.projects).toEqual([]);
});

test("puts what the server refuses beside its field", async () => {
  mockApi(emptyState());
  refusingToCreate(400, { issues: [{ path: "body.name", message: "is used already" }] });
  const { screen } = await renderApp("/projects?new=true");
  const dialog = screen.getByRole("dialog", { name: "New project" });
  await dialog.getByLabelText("Name").fill("Van stock");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect.element(dialog.getByText("This is used already.")).toBeVisible();
  await expect.element(dialog.getByLabelText("Name")).toHaveFocus();
  expect(dialog.getByRole("alert").filter({ hasText: "was not created" }).elements()).toEqual([]);
});

test("changes name and description, and sends nothing when nothing changed", async () => {
  const state = mockApi({
    ...emptyState(),
    projects: [aProject({ name: "Van stock", description: null })],
  });
  let patches = 0;
  worker.use(
    http.patch("/api/v1/projects/{projectId}", async ({ request, response }) => {
      patches += 1;
      const [project] = state.projects;
      if (!project) return response(404).json(refusal("NOT_FOUND", "Gone."));
      const { archived: _, ...fields } = await request.json();
      return response(200).json(Object.assign(project, fields));
    }),
  );
  const { screen } = await renderApp("/projects");
  const edit = async () => {
    await screen.getByRole("button", { name: /^Actions for/u }).click();
    await screen.getByRole("menuitem", { name: /^Edit/u }).click();
    return screen.getByRole("dialog", { name: "Edit project" });
  };
  const unchanged = await edit();
  await unchanged.getByRole("button", { name: "Save changes" }).click();
  await expect.element(unchanged).not.toBeInTheDocument();
  const cancelled = await edit();
  await cancelled.getByLabelText("Name").fill("Not this");
  await cancelled.getByRole("button", { name: "Cancel" }).click();
  await expect.element(cancelled).not.toBeInTheDocument();
  const changed = await edit();
  await expect.element(changed.getByLabelText("Name")).toHaveValue("Van stock");
  await changed.getByLabelText("Name").fill("Parts van");
  await changed.getByLabelText(/^Description/u).fill("What rides in each van");
  await changed.getByRole("button", { name: "Save changes" }).click();
  await expect.poll(() => state.projects[0]?.description).toBe("What rides in each van");
  expect(state.projects[0]?.name).toBe("Parts van");
  expect(patches).toBe(1);
  const list = screen.getByRole("list", { name: "Projects" });
  await expect.element(list.getByRole("link", { name: "Parts van" })).toBeVisible();
});

test("asks for approvals where owners and admins say so", async () => {
  const state = mockApi({ ...emptyState(), projects: [aProject(), aProject({ role: "EDITOR" })] });
  const { screen } = await renderApp("/projects");
  const edit = async (index: number) => {
    await screen
      .getByRole("button", { name: /^Actions for/u })
      .nth(index)
      .click();
    await screen.getByRole("menuitem", { name: /^Edit/u }).click();
    return screen.getByRole("dialog", { name: "Edit project" });
  };
  const dialog = await edit(0);
  await dialog.getByLabelText("Approvals before publishing").selectOptions("2 people");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect.poll(() => state.projects[0]?.approvalsRequired).toBe(2);
  await expect.element(dialog).not.toBeInTheDocument();
  const editors = await edit(1);
  await expect.element(editors.getByLabelText("Name")).toBeVisible();
  expect(editors.getByLabelText("Approvals before publishing").elements()).toHaveLength(0);
});

test("arrows and letters go through the projects and stop at the ends", async () => {
  mockApi({
    ...emptyState(),
    projects: [aProject({ name: "One" }), aProject({ name: "Two", description: null })],
  });
  const { screen } = await renderApp("/projects");
  const list = screen.getByRole("list", { name: "Projects" });
  const one = list.getByRole("link", { name: "One" });
  const two = list.getByRole("link", { name: "Two" });
  await expect.element(list.getByText("No description")).toBeVisible();
  (one.element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(two).toHaveFocus();
  await userEvent.keyboard("j");
  await expect.element(two).toHaveFocus();
  await userEvent.keyboard("k");
  await expect.element(one).toHaveFocus();
  await userEvent.keyboard("{ArrowUp}x");
  await expect.element(one).toHaveFocus();
});
