import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { toForm } from "@/features/context/model/context-form.ts";
import { writeLocalCopy } from "@/features/context/model/local-copy.ts";
import { type ApiState, aProject, emptyState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusal } from "@/testing/handlers/refusal.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

function withProject(fields: Parameters<typeof aProject>[0] = {}): {
  state: ApiState;
  id: string;
} {
  const project = aProject(fields);
  const state = mockApi({ ...emptyState(), projects: [project] });
  return { state, id: project.id };
}

test("saves answers as they are given and goes on where they were left", async () => {
  const { state, id } = withProject();
  const { screen, router } = await renderApp(`/projects/${id}/context`);
  await expect.element(screen.getByRole("heading", { name: "Product" })).toBeVisible();
  await screen.getByLabelText("Name").fill("Shaftline");
  await expect.element(screen.getByText("Saved")).toBeVisible();
  expect(state.contexts.get(id)?.context.product).toEqual({ name: "Shaftline" });
  await screen.getByRole("link", { name: "Next: Goals" }).click();
  await expect.element(screen.getByRole("heading", { name: "Goals" })).toHaveFocus();

  await router.navigate({ to: "/projects" });
  await router.navigate({ to: "/projects/$projectId/context", params: { projectId: id } });
  await expect.element(screen.getByRole("heading", { name: "Goals" })).toBeVisible();
});

test("takes the project's name for the product's until another is given", async () => {
  const { state, id } = withProject({ name: "Shaftline technician app" });
  const { screen } = await renderApp(`/projects/${id}/context/product`);
  await expect.element(screen.getByLabelText("Name")).toHaveValue("Shaftline technician app");
  await screen.getByLabelText("In one sentence").fill("Work orders without a network.");
  await expect
    .poll(() => state.contexts.get(id)?.context.product)
    .toEqual({ name: "Shaftline technician app", oneLiner: "Work orders without a network." });
});

test("adds, moves and removes rows with the keyboard, and brings a removed one back", async () => {
  const { state, id } = withProject();
  const { screen } = await renderApp(`/projects/${id}/context/goals`);
  const statements = () => state.contexts.get(id)?.context.goals?.map((goal) => goal.statement);
  await screen.getByRole("button", { name: "Add goal" }).click();
  await userEvent.keyboard("first{Enter}second");
  await expect.poll(statements).toEqual(["first", "second"]);
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(statements).toEqual(["second", "first"]);
  await expect.element(screen.getByLabelText("Goal").first()).toHaveFocus();
  await userEvent.keyboard("{Control>}{Shift>}{Backspace}{/Shift}{/Control}");
  await expect.poll(statements).toEqual(["first"]);
  await screen.getByRole("button", { name: "Bring it back" }).click();
  await expect.poll(statements).toEqual(["second", "first"]);
});

test("says which rows cannot be saved yet, and keeps them on this device", async () => {
  const { state, id } = withProject();
  const { screen } = await renderApp(`/projects/${id}/context/goals`);
  await screen.getByRole("button", { name: "Add goal" }).click();
  await screen.getByLabelText("Measured by").fill("a number");
  await expect.element(screen.getByText("Fill this in, or this row is not saved.")).toBeVisible();
  expect(state.contexts.get(id)?.context.goals ?? []).toEqual([]);
  expect(localStorage.getItem(`docuforge.context.${id}`)).toContain("a number");
});

test("loses nothing while the server does not answer, also over a reload", async () => {
  const { state, id } = withProject();
  let attempts = 0;
  worker.use(
    http.put("/api/v1/projects/{projectId}/context", () => {
      attempts += 1;
      return HttpResponse.error() as never;
    }),
  );
  const first = await renderApp(`/projects/${id}/context/product`);
  await first.screen.getByLabelText("Name").fill("Shaftline");
  await expect.element(first.screen.getByText("Offline: kept on this device")).toBeVisible();
  expect(state.contexts.get(id)).toBeUndefined();
  const before = attempts;
  await first.screen.unmount();
  await expect.poll(() => attempts).toBeGreaterThan(before);

  mockApi(state);
  const second = await renderApp(`/projects/${id}/context/product`);
  await expect.element(second.screen.getByLabelText("Name")).toHaveValue("Shaftline");
  await expect.element(second.screen.getByText("Saved")).toBeVisible();
  expect(state.contexts.get(id)?.context.product?.name).toBe("Shaftline");
  expect(localStorage.getItem(`docuforge.context.${id}`)).toBeNull();
});

function playSaved(state: ApiState, id: string, name: string, updatedAt: string): void {
  state.contexts.set(id, { context: { product: { name } }, summary: `# ${name}`, updatedAt });
}

test("asks before it overwrites answers that changed while it was offline", async () => {
  const { state, id } = withProject();
  playSaved(state, id, "Theirs", "2026-11-20T10:00:00.000Z");
  worker.use(http.put("/api/v1/projects/{projectId}/context", () => HttpResponse.error() as never));
  const { screen } = await renderApp(`/projects/${id}/context/product`);
  await screen.getByLabelText("Name").fill("Mine");
  await expect.element(screen.getByText("Offline: kept on this device")).toBeVisible();
  playSaved(state, id, "Newer", "2026-11-20T11:00:00.000Z");
  mockApi(state);
  dispatchEvent(new Event("online"));
  await expect.element(screen.getByText("These answers were also changed elsewhere")).toBeVisible();
  await expect.element(screen.getByLabelText("Name")).toHaveValue("Mine");
  expect(state.contexts.get(id)?.context.product?.name).toBe("Newer");
  await screen.getByRole("button", { name: "Keep mine" }).click();
  await expect.poll(() => state.contexts.get(id)?.context.product?.name).toBe("Mine");
});

test("takes over what somebody else has answered meanwhile", async () => {
  const { state, id } = withProject();
  playSaved(state, id, "Shaftline", "2026-11-20T10:00:00.000Z");
  const { screen } = await renderApp(`/projects/${id}/context/product`);
  await expect.element(screen.getByLabelText("Name")).toHaveValue("Shaftline");
  const theirs = { product: { name: "Shaftline 2" }, outOfScope: ["Billing"] };
  const updatedAt = "2026-11-20T11:00:00.000Z";
  state.contexts.set(id, { context: theirs, summary: "# Shaftline 2", updatedAt });
  await screen.getByLabelText("The problem").fill("Paper");
  await expect
    .poll(() => state.contexts.get(id)?.context)
    .toMatchObject({ product: { name: "Shaftline 2", problem: "Paper" }, outOfScope: ["Billing"] });
  await expect.element(screen.getByLabelText("Name")).toHaveValue("Shaftline 2");
  await expect.element(screen.getByText("Saved")).toBeVisible();
});

test("asks the same after a reload", async () => {
  const { state, id } = withProject();
  playSaved(state, id, "Newer", "2026-11-20T11:00:00.000Z");
  const mine = toForm({ product: { name: "Mine" } });
  writeLocalCopy(id, { form: mine, base: "2026-11-20T10:00:00.000Z" });
  const { screen } = await renderApp(`/projects/${id}/context/product`);
  await expect.element(screen.getByLabelText("Name")).toHaveValue("Mine");
  await screen.getByRole("button", { name: "Take the saved ones" }).click();
  await expect.element(screen.getByLabelText("Name")).toHaveValue("Newer");
  expect(state.contexts.get(id)?.context.product?.name).toBe("Newer");
});

test("says that saving fails, why, and that nothing is lost", async () => {
  const { id } = withProject();
  worker.use(
    http.put("/api/v1/projects/{projectId}/context", ({ response }) =>
      response(413).json(refusal("PAYLOAD_TOO_LARGE", "The body is larger than 2 MB.")),
    ),
  );
  const { screen } = await renderApp(`/projects/${id}/context/product`);
  await screen.getByLabelText("The problem").fill("A very long story");
  await expect.element(screen.getByText("Your answers are not being saved")).toBeVisible();
  await expect
    .element(screen.getByText("The body is larger than 2 MB. They are kept on this device."))
    .toBeVisible();
});

test("shows the summary and what is missing, and leads on to a document", async () => {
  const { id } = withProject();
  const { screen, router } = await renderApp(`/projects/${id}/context/product`);
  await screen.getByLabelText("Name").fill("Shaftline");
  await expect.element(screen.getByText("Saved")).toBeVisible();
  await screen.getByRole("link", { name: "Review" }).click();
  await expect.element(screen.getByRole("heading", { name: "Shaftline" })).toBeVisible();
  await expect
    .element(screen.getByRole("region", { name: "Still missing" }))
    .toMatchTextContent(/Which goals shall the product reach/u);
  await screen.getByRole("link", { name: "Write a document from this" }).click();
  await expect.element(screen.getByRole("dialog", { name: "New document" })).toBeVisible();
  expect(router.state.location.pathname).toBe(`/projects/${id}/documents`);
});

test("is read only for a viewer", async () => {
  const { id } = withProject({ role: "VIEWER" });
  const { screen } = await renderApp(`/projects/${id}/context/goals`);
  await expect.element(screen.getByText("You can read, but not change")).toBeVisible();
  expect(screen.getByRole("button", { name: "Add goal" }).elements()).toHaveLength(0);
});

test("has nothing that axe calls serious on any step", async () => {
  const { id } = withProject();
  const { screen, router } = await renderApp(`/projects/${id}/context/product`);
  for (const [step, title] of [
    ["product", "Product"],
    ["people", "Stakeholders & users"],
    ["quality", "Quality"],
    ["review", "Review"],
  ] as const) {
    await router.navigate({
      to: "/projects/$projectId/context/$step",
      params: { projectId: id, step },
    });
    await expect.element(screen.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    expect(await seriousViolations()).toEqual([]);
  }
});
