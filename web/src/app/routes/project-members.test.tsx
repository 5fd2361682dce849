import { expect, test } from "vitest";
import type { components } from "@/api/generated/schema.d.ts";
import { ago, aProject, emptyState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

type ProjectMember = components["schemas"]["ProjectMember"];
type Role = ProjectMember["role"];

function aMember(userId: string, name: string, organizationRole: Role): ProjectMember {
  const email = `${userId}@halden-lift.example`;
  const role = organizationRole;
  return { userId, name, email, role, organizationRole, projectRole: null, createdAt: ago(0) };
}

/** A project of three people, seen by one who may do this in it. */
async function openMembers(ownRole: Role = "ADMIN") {
  const state = emptyState();
  const project = aProject({ role: ownRole });
  state.projects.push(project);
  mockApi(state);
  const members = [
    aMember("usr_c", "Jonas Berg", "OWNER"),
    aMember(state.me.id, state.me.name, "EDITOR"),
    aMember("usr_b", "한지우", "VIEWER"),
  ];
  const asked: string[] = [];
  const set = (userId: string, role: ProjectMember["projectRole"]) => {
    const member = members.find((each) => each.userId === userId);
    if (!member) throw new Error("no such member");
    member.projectRole = role;
    member.role = role ?? member.organizationRole;
    asked.push(`${member.name}: ${role}`);
    return member;
  };
  worker.use(
    http.get("/api/v1/projects/{projectId}/members", ({ query, response }) =>
      response(200).json({
        items: members.filter(({ name }) => name.includes(query.get("q") ?? "")),
        nextCursor: null,
      }),
    ),
    http.post("/api/v1/projects/{projectId}/members", async ({ request, response }) => {
      const { userId, role } = await request.json();
      return response(201).json(set(userId, role));
    }),
    http.patch(
      "/api/v1/projects/{projectId}/members/{userId}",
      async ({ params, request, response }) =>
        response(200).json(set(params.userId, (await request.json()).role)),
    ),
    http.delete("/api/v1/projects/{projectId}/members/{userId}", ({ params, response }) => {
      set(params.userId, null);
      return response(204).empty();
    }),
  );
  const { screen } = await renderApp(`/projects/${project.id}/members`);
  return { screen, asked };
}

test("gives a higher role in the project, changes it and takes it back", async () => {
  const { screen, asked } = await openMembers();
  const list = screen.getByRole("list", { name: "Members" });
  await expect.element(list).toMatchTextContent(/Mara OkonjoYou/u);
  expect(await seriousViolations()).toEqual([]);
  const role = screen.getByLabelText("Role of 한지우 in this project");
  await expect.element(role).toHaveDisplayValue("Default (viewer)");
  await role.selectOptions("EDITOR");
  await expect.element(screen.getByText("한지우 is now editor in this project")).toBeVisible();
  await role.selectOptions("ADMIN");
  await expect.element(screen.getByText("한지우 is now admin in this project")).toBeVisible();
  await role.selectOptions("");
  await expect.element(screen.getByText("한지우 is now viewer in this project")).toBeVisible();
  expect(asked).toEqual(["한지우: EDITOR", "한지우: ADMIN", "한지우: null"]);
  await expect
    .element(screen.getByLabelText("Role of Jonas Berg in this project"))
    .not.toBeInTheDocument();
  await screen.getByRole("searchbox", { name: "Name or e-mail" }).fill("nobody");
  await expect.element(screen.getByText(/Nobody is called “nobody”/u)).toBeVisible();
});

test("takes a choice back that the server refuses", async () => {
  const { screen } = await openMembers();
  worker.use(
    http.post("/api/v1/projects/{projectId}/members", ({ response }) =>
      response.untyped(refusedAnswer(409, "CONFLICT", "This person has a role already.")),
    ),
  );
  const role = screen.getByLabelText("Role of 한지우 in this project");
  await role.selectOptions("EDITOR");
  await expect.element(screen.getByText("한지우 keeps the role")).toBeVisible();
  await expect.element(role).toHaveDisplayValue("Default (viewer)");
});

test("shows those who may not give roles no choice", async () => {
  const { screen } = await openMembers("EDITOR");
  await expect
    .element(screen.getByRole("list", { name: "Members" }))
    .toMatchTextContent(/한지우.*Viewer/u);
  await expect.element(screen.getByRole("combobox")).not.toBeInTheDocument();
});
