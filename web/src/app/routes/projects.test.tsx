import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { aProject, emptyState, filledState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusal } from "@/testing/handlers/refusal.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

test("lists the projects of the organization, last change first", async () => {
  mockApi(filledState());
  const { screen } = await renderApp("/projects");
  await expect.element(screen.getByRole("heading", { name: "Projects" })).toBeVisible();
  const links = screen.getByRole("list", { name: "Projects" }).getByRole("link");
  await expect.element(links.first()).toMatchTextContent(/Shaftline technician app/u);
  expect(links.elements()).toHaveLength(8);
  expect(document.title).toBe("Projects - DocuForge");
});

test("finds projects by a part of the name and keeps the filter in the address", async () => {
  mockApi(filledState());
  const { screen, router } = await renderApp("/projects");
  await screen.getByRole("searchbox", { name: "Filter by name" }).fill("dispatch");
  await expect
    .element(screen.getByRole("list", { name: "Projects" }).getByRole("link"))
    .toMatchTextContent(/Dispatch desk/u);
  expect(router.state.location.search).toMatchObject({ q: "dispatch" });
  await screen.getByRole("searchbox").fill("nothing like it");
  await expect.element(screen.getByText("No project has", { exact: false })).toBeVisible();
});

test("teaches what a project is when there is none, and creates the first", async () => {
  const state = mockApi(emptyState());
  const { screen, router } = await renderApp("/projects");
  await expect.element(screen.getByText("Start with what you want to build")).toBeVisible();
  await screen.getByRole("button", { name: "New project" }).click();
  const dialog = screen.getByRole("dialog", { name: "New project" });
  await expect.element(dialog.getByLabelText("Name")).toHaveFocus();
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect.element(dialog.getByText("Give the project a name.")).toBeVisible();
  await expect.element(dialog.getByLabelText("Name")).toHaveFocus();
  await dialog.getByLabelText("Name").fill("승강기 앱");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect.element(screen.getByRole("heading", { name: "Product" })).toBeVisible();
  expect(state.projects.map(({ name }) => name)).toEqual(["승강기 앱"]);
  expect(router.state.location.pathname).toBe(`/projects/${state.projects[0]?.id}/context/product`);
  router.history.back();
  await expect.element(screen.getByRole("heading", { name: "Projects" })).toBeVisible();
  expect(screen.getByRole("dialog").elements()).toHaveLength(0);
});

test("says what happened when the list cannot be had, and asks again", async () => {
  const state = mockApi(filledState());
  let failing = true;
  worker.use(
    http.get("/api/v1/projects", ({ response }) => {
      if (failing) {
        return response.untyped(
          HttpResponse.json(refusal("FORBIDDEN", "This organization is not yours."), {
            status: 403,
            headers: { "X-Request-Id": "req_8f2c41" },
          }),
        );
      }
      return response(200).json({ items: state.projects, nextCursor: null });
    }),
  );
  const { screen } = await renderApp("/projects");
  await expect.element(screen.getByText("Your projects could not be loaded")).toBeVisible();
  await screen.getByRole("button", { name: "Details" }).click();
  await expect.element(screen.getByText("Request req_8f2c41")).toBeVisible();
  failing = false;
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("link", { name: "Dispatch desk" }).first()).toBeVisible();
});

test("puts an archived project back when the server refuses, with the request id", async () => {
  mockApi({ ...emptyState(), projects: [aProject({ name: "Parts van stock" })] });
  worker.use(
    http.patch("/api/v1/projects/{projectId}", ({ response }) =>
      response.untyped(
        HttpResponse.json(refusal("INTERNAL", "Something failed on our side."), {
          status: 500,
          headers: { "X-Request-Id": "req_77" },
        }),
      ),
    ),
  );
  const { screen } = await renderApp("/projects");
  await screen.getByRole("button", { name: "Actions for Parts van stock" }).click();
  await screen.getByRole("menuitem", { name: "Archive" }).click();
  await screen.getByRole("button", { name: "Archive project" }).click();
  const toast = screen.getByRole("alert");
  await expect.element(toast).toMatchTextContent(/Parts van stock was not archived/u);
  await expect.element(toast).toMatchTextContent(/It is back in the list\./u);
  await toast.getByRole("button", { name: "Details" }).click();
  await expect.element(toast).toMatchTextContent(/Request req_77/u);
  const list = screen.getByRole("list", { name: "Projects" });
  await expect.element(list.getByRole("link", { name: "Parts van stock" })).toBeVisible();
});

test("can be used with the keyboard alone", async () => {
  mockApi(filledState());
  const { screen, router } = await renderApp("/projects");
  await expect.element(screen.getByText("Press ? for shortcuts.")).toBeVisible();
  await userEvent.keyboard("?");
  const shortcuts = screen.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect.element(shortcuts).toMatchTextContent(/New project/u);
  await userEvent.keyboard("{Escape}");
  await expect.element(shortcuts).not.toBeInTheDocument();
  await userEvent.keyboard("{Control>}k{/Control}");
  await screen.getByPlaceholder("Search projects, documents, actions").fill("van");
  await expect.element(screen.getByRole("option", { name: /Parts van stock/u })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => router.state.location.pathname).toMatch(/^\/projects\/prj_\d+$/u);
  await expect
    .element(screen.getByRole("heading", { name: "Parts van stock", level: 1 }))
    .toBeVisible();
});

test.for(["light", "dark"])("has nothing that axe calls serious, in %s", async (theme) => {
  document.documentElement.dataset.theme = theme;
  mockApi(filledState());
  const { screen } = await renderApp("/projects");
  await expect.element(screen.getByText("Press ? for shortcuts.")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  delete document.documentElement.dataset.theme;
});

test("shows what runs in the projects, wherever it was started", async () => {
  const state = mockApi(filledState());
  const { screen } = await renderApp("/projects");
  const work = screen.getByRole("complementary", { name: "In progress" });
  await expect.element(work.getByText("Writing the draft, Shaftline technician app")).toBeVisible();
  await expect.element(work.getByText("Exporting a version, Dispatch desk")).toBeVisible();
  expect(work.getByRole("listitem").elements()).toHaveLength(2);
  for (const job of state.jobs) job.status = "succeeded";
  await expect.element(work.getByText("Nothing is running.", { exact: false })).toBeVisible();
});

test("does not say that nothing runs while that cannot be had", async () => {
  const state = mockApi(filledState());
  let failing = true;
  const [project] = state.projects;
  worker.use(
    http.get("/api/v1/projects/{projectId}/jobs", ({ response }) =>
      failing
        ? response.untyped(HttpResponse.json(refusal("UNAVAILABLE", "Away."), { status: 503 }))
        : response(200).json({ items: [], nextCursor: null }),
    ),
  );
  const { screen } = await renderApp(`/projects/${project?.id}/documents`);
  await screen.getByRole("button", { name: "Work in progress" }).click();
  const tray = screen.getByRole("dialog", { name: "Work in progress" });
  await expect.element(tray.getByText("What is in progress could not be loaded")).toBeVisible();
  failing = false;
  await tray.getByRole("button", { name: "Try again" }).click();
  await expect.element(tray.getByText("Nothing is running.", { exact: false })).toBeVisible();
});
