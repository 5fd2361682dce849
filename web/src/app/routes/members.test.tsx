import { expect, test } from "vitest";
import type { components } from "@/api/generated/schema.d.ts";
import { ago, emptyState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

type Schemas = components["schemas"];
type Role = Schemas["Member"]["role"];

const DAY_MS = 86_400_000;

function aMember(userId: string, name: string, role: Role): Schemas["Member"] {
  return { userId, name, email: `${userId}@halden-lift.example`, role, createdAt: ago(DAY_MS) };
}

/** An organization of four people, seen by one with this role. */
function team(ownRole: Role = "OWNER") {
  const state = emptyState();
  const [membership] = state.me.memberships;
  if (membership) membership.role = ownRole;
  mockApi(state);
  const members = [
    aMember(state.me.id, state.me.name, ownRole),
    aMember("usr_b", "한지우", "EDITOR"),
    aMember("usr_c", "Jonas Berg", "OWNER"),
  ];
  const invitations: Schemas["Invitation"][] = [
    {
      id: "inv_1",
      email: "layla@halden-lift.example",
      role: "VIEWER",
      invitedBy: { id: state.me.id, name: state.me.name },
      createdAt: ago(DAY_MS),
      expiresAt: ago(-6 * DAY_MS),
    },
  ];
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/members", ({ query, response }) =>
      response(200).json({
        items: members.filter(({ name }) => name.includes(query.get("q") ?? "")),
        nextCursor: null,
      }),
    ),
    http.patch(
      "/api/v1/orgs/{organizationId}/members/{userId}",
      async ({ params, request, response }) => {
        const member = members.find(({ userId }) => userId === params.userId);
        if (!member) throw new Error("no such member");
        member.role = (await request.json()).role;
        return response(200).json(member);
      },
    ),
    http.delete("/api/v1/orgs/{organizationId}/members/{userId}", ({ params, response }) => {
      members.splice(
        members.findIndex(({ userId }) => userId === params.userId),
        1,
      );
      return response(204).empty();
    }),
    http.get("/api/v1/orgs/{organizationId}/invitations", ({ response }) =>
      response(200).json({ items: invitations, nextCursor: null }),
    ),
    http.post("/api/v1/orgs/{organizationId}/invitations", async ({ request, response }) => {
      const { email, role } = await request.json();
      if (email.startsWith("usr_b")) {
        return response.untyped(refusedAnswer(409, "CONFLICT", "A member already."));
      }
      const [first] = invitations;
      if (!first) throw new Error("no invitation to copy");
      const made = { ...first, id: `inv_${invitations.length + 1}`, email, role };
      const before = invitations.findIndex((each) => each.email === email);
      invitations.splice(before === -1 ? 0 : before, before === -1 ? 0 : 1, made);
      return response(201).json(made);
    }),
    http.delete(
      "/api/v1/orgs/{organizationId}/invitations/{invitationId}",
      ({ params, response }) => {
        invitations.splice(
          invitations.findIndex(({ id }) => id === params.invitationId),
          1,
        );
        return response(204).empty();
      },
    ),
  );
  return { members, invitations };
}

test("leads from one page of the settings to the next", async () => {
  team();
  const { screen, router } = await renderApp("/settings");
  await expect.element(screen.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  expect(router.state.location.pathname).toBe("/settings/profile");
  const organizations = screen.getByRole("list", { name: "Organizations" });
  await expect.element(organizations).toMatchTextContent(/Halden Lift Service.*Owner/u);
  expect(await seriousViolations()).toEqual([]);
  await screen
    .getByRole("navigation", { name: "Organization" })
    .getByRole("link", { name: "Members" })
    .click();
  await expect.element(screen.getByRole("heading", { name: /^Members/u, level: 1 })).toBeVisible();
  expect(router.state.location.pathname).toBe("/settings/members");
});

test("finds members, changes a role and takes it back when it fails", async () => {
  const { members } = team();
  const { screen } = await renderApp("/settings/members");
  const list = screen.getByRole("list", { name: "Members" });
  await expect.element(list).toMatchTextContent(/Mara OkonjoYou/u);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByLabelText("Role of 한지우").selectOptions("VIEWER");
  await expect.element(screen.getByText("한지우 is now viewer")).toBeVisible();
  expect(members[1]?.role).toBe("VIEWER");
  worker.use(
    http.patch("/api/v1/orgs/{organizationId}/members/{userId}", ({ response }) =>
      response.untyped(refusedAnswer(409, "CONFLICT", "An organization needs an owner.")),
    ),
  );
  await screen.getByLabelText("Role of Jonas Berg").selectOptions("EDITOR");
  await expect.element(screen.getByText("Jonas Berg keeps the role")).toBeVisible();
  await expect.element(screen.getByText("An organization needs an owner.")).toBeVisible();
  await expect.element(screen.getByLabelText("Role of Jonas Berg")).toHaveValue("OWNER");
  await screen.getByRole("searchbox", { name: "Name or e-mail" }).fill("Jonas");
  await expect.element(list).not.toMatchTextContent(/한지우/u);
  await screen.getByRole("searchbox", { name: "Name or e-mail" }).fill("nobody");
  await expect.element(screen.getByText(/Nobody is called “nobody”/u)).toBeVisible();
});

test("removes a member after asking, and lets one leave", async () => {
  const { members } = team();
  const { screen, router } = await renderApp("/settings/members");
  await screen.getByRole("button", { name: "Actions for 한지우" }).click();
  await screen.getByRole("menuitem", { name: "Remove from the organization" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect.element(screen.getByText("한지우 is no longer a member")).toBeVisible();
  expect(members).toHaveLength(2);
  await screen.getByRole("button", { name: "Actions for Mara Okonjo" }).click();
  await screen.getByRole("menuitem", { name: "Leave the organization" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect.poll(() => router.state.location.pathname).toBe("/projects");
});

test("invites, resends and revokes", async () => {
  const { invitations } = team("ADMIN");
  const { screen } = await renderApp("/settings/members");
  await screen.getByRole("button", { name: "Invite" }).click();
  const dialog = screen.getByRole("dialog");
  await expect.element(dialog.getByLabelText("E-mail")).toHaveFocus();
  await expect.element(dialog.getByRole("radio", { name: /^Owner/u })).not.toBeInTheDocument();
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByLabelText("E-mail").fill("usr_b@halden-lift.example");
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect.element(dialog.getByText(/is a member already/u)).toBeVisible();
  await dialog.getByLabelText("E-mail").fill("new@halden-lift.example");
  await dialog.getByRole("radio", { name: /^Viewer/u }).click();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  const list = screen.getByRole("list", { name: "Invitations" });
  await expect.element(list).toMatchTextContent(/new@halden-lift\.exampleViewer, invited by/u);
  await screen
    .getByRole("button", { name: "Resend the invitation to layla@halden-lift.example" })
    .click();
  await expect
    .element(screen.getByText("The invitation to layla@halden-lift.example is on its way"))
    .toBeVisible();
  await screen
    .getByRole("button", { name: "Revoke the invitation to layla@halden-lift.example" })
    .click();
  await expect.element(list).not.toMatchTextContent(/layla/u);
  expect(invitations.map(({ email }) => email)).toEqual(["new@halden-lift.example"]);
});

test("shows those who only read neither roles to choose nor invitations", async () => {
  team("VIEWER");
  const { screen } = await renderApp("/settings/members");
  await expect
    .element(screen.getByRole("list", { name: "Members" }))
    .toMatchTextContent(/한지우.*Editor/u);
  await expect.element(screen.getByRole("combobox")).not.toBeInTheDocument();
  await expect.element(screen.getByRole("button", { name: "Invite" })).not.toBeInTheDocument();
  await expect.element(screen.getByText("Pending invitations")).not.toBeInTheDocument();
  await expect
    .element(screen.getByRole("button", { name: "Actions for Jonas Berg" }))
    .not.toBeInTheDocument();
});

test("says why the members cannot be shown, and tries again", async () => {
  team();
  worker.use(
    http.get(
      "/api/v1/orgs/{organizationId}/members",
      ({ response }) => response.untyped(refusedAnswer(400, "VALIDATION_FAILED", "Odd.")),
      { once: true },
    ),
  );
  const { screen } = await renderApp("/settings/members");
  await expect.element(screen.getByText("The members could not be loaded")).toBeVisible();
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("list", { name: "Members" })).toBeVisible();
});
