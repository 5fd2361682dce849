import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { aDocument, aProject, emptyState, filledState } from "@/testing/api-state.ts";
import { mockApi } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

async function openPalette(path: string) {
  const app = await renderApp(path);
  await expect.element(app.screen.getByRole("button", { name: "Search" }).first()).toBeVisible();
  await userEvent.keyboard("{Control>}k{/Control}");
  const palette = app.screen.getByRole("dialog", { name: "Search and commands" });
  await expect.element(palette).toBeVisible();
  return { ...app, palette, search: palette.getByRole("combobox") };
}

test("finds a document of the project by its title and goes to it", async () => {
  const state = mockApi(filledState());
  const [project] = state.projects;
  const { router, palette, search } = await openPalette(`/projects/${project?.id}`);
  await expect.element(palette.getByRole("option", { name: /TEST PLAN/u })).toBeVisible();
  await search.fill("sqlite");
  await expect.element(palette.getByRole("option", { name: /Keep work orders/u })).toBeVisible();
  expect(palette.getByRole("option", { name: /TEST PLAN/u }).elements()).toHaveLength(0);
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => router.state.location.pathname).toMatch(/\/documents\/doc_\d+$/u);
  await expect.element(palette).not.toBeInTheDocument();
});

test("goes to the places of the project and begins a document there", async () => {
  const project = aProject({ name: "Van stock" });
  mockApi({ ...emptyState(), projects: [project] });
  const { screen, router, palette } = await openPalette(`/projects/${project.id}`);
  await expect.element(palette.getByRole("option", { name: "Jobs", exact: true })).toBeVisible();
  await palette.getByRole("option", { name: "Exports G E" }).click();
  await expect.poll(() => router.state.location.pathname).toBe(`/projects/${project.id}/exports`);
  await userEvent.keyboard("{Control>}k{/Control}");
  await palette.getByRole("option", { name: "New document" }).click();
  await expect.element(screen.getByRole("dialog", { name: "New document" })).toBeVisible();
});

test("offers no new document to those who only read", async () => {
  const project = aProject({ role: "VIEWER" });
  mockApi({
    ...emptyState(),
    projects: [project],
    documents: [aDocument(project, { title: "Shaftline SRS" })],
  });
  const { palette } = await openPalette(`/projects/${project.id}`);
  await expect.element(palette.getByRole("option", { name: /Shaftline SRS/u })).toBeVisible();
  await expect.element(palette.getByText(project.name).first()).toBeVisible();
  expect(palette.getByRole("option", { name: "New document" }).elements()).toHaveLength(0);
});

test.for([
  ["New project", "dialog", "New project"],
  ["Keyboard shortcuts", "dialog", "Keyboard shortcuts"],
  ["Work in progress", "dialog", "Work in progress"],
  ["All projects", "heading", "Projects"],
] as const)("%s opens what it says", async ([option, role, name]) => {
  mockApi(filledState());
  const { screen, palette, search } = await openPalette("/projects");
  await search.fill(option);
  await palette.getByRole("option", { name: new RegExp(`^${option}`, "u") }).click();
  await expect.element(palette).not.toBeInTheDocument();
  await expect.element(screen.getByRole(role, { name, exact: true })).toBeVisible();
});

test("changes the theme, says when nothing fits, and closes with Escape", async () => {
  mockApi(emptyState());
  const { palette, search } = await openPalette("/projects");
  await search.fill("dark");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => document.documentElement.dataset.theme).toBe("dark");
  await userEvent.keyboard("{Control>}k{/Control}");
  await search.fill("zzzz");
  await expect.element(palette).toMatchTextContent(/Nothing is called “zzzz”/u);
  await userEvent.keyboard("{Escape}");
  await expect.element(palette).not.toBeInTheDocument();
  delete document.documentElement.dataset.theme;
});
