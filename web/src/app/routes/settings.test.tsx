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

function aSession(id: string, fields: Partial<Schemas["Session"]> = {}): Schemas["Session"] {
  return {
    id,
    current: false,
    userAgent: "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/145.0",
    ipAddress: "203.0.113.7",
    place: "Gothenburg, SE",
    createdAt: ago(3 * DAY_MS),
    lastUsedAt: ago(DAY_MS),
    expiresAt: ago(-DAY_MS),
    ...fields,
  };
}

function aMember(userId: string, name: string, role: Role): Schemas["Member"] {
  return { userId, name, email: `${userId}@halden-lift.example`, role, createdAt: ago(DAY_MS) };
}

/** The second factor of the person, off at first. */
function secondFactor() {
  const state: Schemas["TwoFactorState"] = { enabledAt: null, recoveryCodesLeft: 0 };
  worker.use(http.get("/api/v1/me/two-factor", ({ response }) => response(200).json(state)));
  return state;
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

test("changes the password, and says which of the two is not right", async () => {
  mockApi();
  secondFactor();
  const asked: unknown[] = [];
  worker.use(
    http.get("/api/v1/me/sessions", ({ response }) =>
      response(200).json({ items: [aSession("ses_1", { current: true })], nextCursor: null }),
    ),
    http.post("/api/v1/me/password", async ({ request, response }) => {
      const body = await request.json();
      asked.push(body);
      return body.currentPassword === "right password"
        ? response(204).empty()
        : response.untyped(refusedAnswer(403, "FORBIDDEN", "The current password is wrong."));
    }),
  );
  const { screen } = await renderApp("/settings/security");
  const form = screen.getByRole("form", { name: "Change password" });
  await form.getByRole("button", { name: "Change password" }).click();
  await expect.element(form.getByText("Enter your current password.")).toBeVisible();
  await form.getByLabelText("Current password").fill("wrong password");
  await form.getByLabelText("New password").fill("shaft-lantern-42");
  await expect.element(form.getByText("16 characters.")).toBeVisible();
  await form.getByRole("button", { name: "Change password" }).click();
  await expect.element(form.getByText("This is not your current password.")).toBeVisible();
  await expect.element(form.getByLabelText("Current password")).toHaveFocus();
  await form.getByLabelText("Current password").fill("right password");
  await form.getByRole("button", { name: "Change password" }).click();
  await expect.element(screen.getByText("Your password is changed")).toBeVisible();
  await expect.element(form.getByLabelText("New password")).toHaveValue("");
  expect(asked.at(-1)).toEqual({
    currentPassword: "right password",
    newPassword: "shaft-lantern-42",
  });
});

test("lists the devices and logs out one, then all others", async () => {
  mockApi();
  secondFactor();
  let sessions = [
    aSession("ses_1", { current: true }),
    aSession("ses_2", {
      userAgent: "Mozilla/5.0 (iPhone) Version/18.0 Mobile/15E148 Safari/604.1",
      place: null,
      ipAddress: "2001:db8::1",
    }),
    aSession("ses_3", { userAgent: null, place: null, ipAddress: null }),
  ];
  worker.use(
    http.get("/api/v1/me/sessions", ({ response }) =>
      response(200).json({ items: sessions, nextCursor: null }),
    ),
    http.delete("/api/v1/me/sessions/{sessionId}", ({ params, response }) => {
      sessions = sessions.filter(({ id }) => id !== params.sessionId);
      return response(204).empty();
    }),
    http.delete("/api/v1/me/sessions", ({ response }) => {
      sessions = sessions.filter(({ current }) => current);
      return response(204).empty();
    }),
  );
  const { screen } = await renderApp("/settings/security");
  const devices = screen.getByRole("list", { name: "Devices" });
  await expect.element(devices).toMatchTextContent(/Firefox on WindowsThis device/u);
  await expect.element(devices).toMatchTextContent(/Gothenburg, SE, 203\.0\.113\.7/u);
  await expect.element(devices).toMatchTextContent(/Unknown device/u);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Log out Safari on iPhone" }).click();
  await expect.element(devices).not.toMatchTextContent(/iPhone/u);
  await screen.getByRole("button", { name: "Log out all other devices" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Log out" }).click();
  await expect.element(devices).not.toMatchTextContent(/Unknown device/u);
  await expect
    .element(screen.getByRole("button", { name: "Log out all other devices" }))
    .not.toBeInTheDocument();
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
  await screen.getByRole("searchbox", { name: "Find a member" }).fill("Jonas");
  await expect.element(list).not.toMatchTextContent(/한지우/u);
  await screen.getByRole("searchbox", { name: "Find a member" }).fill("nobody");
  await expect.element(screen.getByText(/Nobody is called “nobody”/u)).toBeVisible();
});

test("removes a member after asking, and lets one leave", async () => {
  const { members } = team();
  const { screen, router } = await renderApp("/settings/members");
  await screen.getByRole("button", { name: "Actions for 한지우" }).click();
  await screen.getByRole("menuitem", { name: "Remove from the organization" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect.element(screen.getByText("한지우 is no member any more")).toBeVisible();
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

test("changes the name, and asks for a link to another address", async () => {
  const state = mockApi();
  const asked: unknown[] = [];
  worker.use(
    http.patch("/api/v1/me", async ({ request, response }) => {
      state.me.name = (await request.json()).name ?? state.me.name;
      return response(200).json(state.me);
    }),
    http.post("/api/v1/me/email", async ({ request, response }) => {
      const body = await request.json();
      asked.push(body);
      return body.currentPassword === "right password"
        ? response(202).json({ message: "A mail is on its way." })
        : response.untyped(refusedAnswer(403, "FORBIDDEN", "The current password is wrong."));
    }),
  );
  const { screen } = await renderApp("/settings/profile");
  const form = screen.getByRole("form", { name: "Name" });
  await expect.element(form.getByRole("button", { name: "Save" })).toBeDisabled();
  await form.getByLabelText("Name").fill("한지우");
  await form.getByRole("button", { name: "Save" }).click();
  await expect.element(screen.getByText("Your name is changed")).toBeVisible();
  await expect.element(screen.getByRole("button", { name: /한지우 Owner/u })).toBeVisible();
  await screen.getByRole("button", { name: "Change e-mail" }).click();
  const dialog = screen.getByRole("dialog");
  await dialog.getByLabelText("New e-mail").fill("new@halden-lift.example");
  await dialog.getByLabelText("Current password").fill("wrong password");
  await dialog.getByRole("button", { name: "Send the link" }).click();
  await expect.element(dialog.getByText("This is not your current password.")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByLabelText("Current password").fill("right password");
  await dialog.getByRole("button", { name: "Send the link" }).click();
  await expect
    .element(screen.getByText("A link is on its way to new@halden-lift.example"))
    .toBeVisible();
  expect(asked).toHaveLength(2);
});

test("says why an account cannot be deleted, deletes it later, and keeps it after all", async () => {
  const state = mockApi();
  let refused = true;
  worker.use(
    http.delete("/api/v1/me", ({ response }) => {
      if (refused) {
        const message = "Make somebody else an owner first, or remove the members: Lab.";
        return response.untyped(refusedAnswer(409, "CONFLICT", message));
      }
      const deletesAt = ago(-14 * DAY_MS);
      state.me.deletesAt = deletesAt;
      return response(202).json({ deletesAt });
    }),
    http.post("/api/v1/me/restore", ({ response }) => {
      state.me.deletesAt = null;
      return response(200).json(state.me);
    }),
  );
  const { screen } = await renderApp("/settings/profile");
  await screen.getByRole("button", { name: "Delete account…" }).click();
  const dialog = screen.getByRole("dialog");
  await dialog.getByLabelText("Current password").fill("right password");
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect.element(dialog.getByText(/Make somebody else an owner first/u)).toBeVisible();
  refused = false;
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect.element(screen.getByText(/Your account is deleted on/u)).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Keep account" }).click();
  await expect.element(screen.getByText("Your account stays")).toBeVisible();
  await expect.element(screen.getByText(/Your account is deleted on/u)).not.toBeInTheDocument();
});

test("shows who did what and who tried to, filtered, and saves it as a file", async () => {
  team();
  const asked: URLSearchParams[] = [];
  const event = {
    id: "aud_1",
    actor: { id: "usr_b", name: "한지우" },
    action: "member.role_changed",
    entityType: "user",
    entityId: "usr_c",
    outcome: "done" as const,
    data: { before: "VIEWER", after: "EDITOR" },
    ipAddress: "203.0.113.7",
    place: "Gothenburg, SE",
    userAgent: null,
    requestId: "r1",
    createdAt: ago(DAY_MS),
  };
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/audit", ({ request, query, response }) => {
      asked.push(new URL(request.url).searchParams);
      const isDenied = query.get("outcome") === "denied";
      return response(200).json({ items: isDenied ? [] : [event], nextCursor: null });
    }),
    http.get("/api/v1/orgs/{organizationId}/audit/export", ({ response }) =>
      response.untyped(new Response("time\r\n", { headers: { "Content-Type": "text/csv" } })),
    ),
  );
  const { screen } = await renderApp("/settings/audit");
  const list = screen.getByRole("list", { name: "Events" });
  await expect.element(list).toMatchTextContent(/Done:한지우 changed a roleVIEWER → EDITOR/u);
  await expect.element(list).toMatchTextContent(/Gothenburg, SE, 203\.0\.113\.7/u);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByLabelText("About").selectOptions("Members");
  await screen.getByLabelText("From").fill("2026-03-02");
  await screen.getByLabelText("Outcome").selectOptions("Denied");
  await expect.element(screen.getByText("Nothing like this has happened.")).toBeVisible();
  expect(Object.fromEntries(asked.at(-1) ?? [])).toEqual({
    limit: "50",
    subject: "member",
    outcome: "denied",
    from: new Date(2026, 2, 2).toISOString(),
  });
  await screen.getByRole("button", { name: "CSV" }).click();
  await expect.element(screen.getByRole("button", { name: "CSV" })).toBeEnabled();
});

test("makes an API key, shows its secret once, and revokes it", async () => {
  const state = mockApi();
  let keys: Schemas["ApiKey"][] = [];
  const asked: unknown[] = [];
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/api-keys", ({ response }) =>
      response(200).json({ items: keys, nextCursor: null }),
    ),
    http.post("/api/v1/orgs/{organizationId}/api-keys", async ({ request, response }) => {
      const { name, permissions, expiresInDays } = await request.json();
      asked.push({ name, permissions, expiresInDays });
      const key = {
        id: "key_1",
        name,
        hint: "dfk_mZ8v0J",
        permissions,
        createdBy: { id: state.me.id, name: state.me.name },
        createdAt: ago(0),
        expiresAt: ago(-30 * DAY_MS),
        lastUsedAt: null,
      };
      keys = [key];
      return response(201).json({ ...key, secret: "dfk_the-whole-secret" });
    }),
    http.delete("/api/v1/orgs/{organizationId}/api-keys/{apiKeyId}", ({ response }) => {
      keys = [];
      return response(204).empty();
    }),
  );
  const { screen } = await renderApp("/settings/api-keys");
  await expect.element(screen.getByText("No API keys yet")).toBeVisible();
  await screen.getByRole("button", { name: "New key" }).click();
  const dialog = screen.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect.element(dialog.getByText(/Give it a name/u)).toBeVisible();
  await dialog.getByLabelText("Name").fill("Nightly export");
  await dialog.getByLabelText("Works for").selectOptions("30 days");
  await dialog.getByRole("radio", { name: "Choose" }).click();
  const ofProjects = dialog.getByRole("group", { name: "Projects" });
  await ofProjects.getByRole("checkbox", { name: "Archive and restore" }).click();
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect.element(screen.getByText("dfk_the-whole-secret")).toBeVisible();
  expect(asked).toEqual([
    {
      name: "Nightly export",
      permissions: expect.arrayContaining(["project.read", "project.archive"]),
      expiresInDays: 30,
    },
  ]);
  await screen.getByRole("button", { name: "Done" }).click();
  await expect.element(screen.getByText("dfk_the-whole-secret")).not.toBeInTheDocument();
  const list = screen.getByRole("list", { name: "API keys" });
  await expect.element(list).toMatchTextContent(/Nightly exportdfk_mZ8v0J….*Never used/u);
  await screen.getByRole("button", { name: "Revoke Nightly export" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect.element(screen.getByText("No API keys yet")).toBeVisible();
});

test("turns two-factor on with an authenticator, renews the codes and turns it off", async () => {
  mockApi();
  const state = secondFactor();
  const codes = (first: string) => [first, ...Array.from({ length: 9 }, (_, n) => `CODE-000${n}`)];
  worker.use(
    http.get("/api/v1/me/sessions", ({ response }) =>
      response(200).json({ items: [aSession("ses_1", { current: true })], nextCursor: null }),
    ),
    http.post("/api/v1/me/two-factor", async ({ request, response }) =>
      (await request.json()).currentPassword === "right password"
        ? response(201).json({
            secret: "JBSWY3DPEHPK3PXP",
            uri: "otpauth://totp/DocuForge:mara?secret=JBSWY3DPEHPK3PXP",
          })
        : response.untyped(refusedAnswer(403, "FORBIDDEN", "The current password is wrong.")),
    ),
    http.post("/api/v1/me/two-factor/confirm", async ({ request, response }) => {
      if ((await request.json()).code !== "492039") {
        return response.untyped(refusedAnswer(403, "FORBIDDEN", "This code is not right."));
      }
      Object.assign(state, { enabledAt: ago(0), recoveryCodesLeft: 10 });
      return response(200).json({ recoveryCodes: codes("K7QF-2M9X-R4TB") });
    }),
    http.post("/api/v1/me/two-factor/recovery-codes", ({ response }) =>
      response(200).json({ recoveryCodes: codes("NEW1-NEW1-NEW1") }),
    ),
    http.delete("/api/v1/me/two-factor", ({ response }) => {
      Object.assign(state, { enabledAt: null, recoveryCodesLeft: 0 });
      return response(204).empty();
    }),
  );
  const { screen } = await renderApp("/settings/security");
  const dialog = screen.getByRole("dialog");
  const prove = async (password: string, verb: string) => {
    await dialog.getByLabelText("Current password").fill(password);
    await dialog.getByRole("button", { name: verb }).click();
  };
  await screen.getByRole("button", { name: "Turn on" }).click();
  await prove("wrong password", "Continue");
  await expect.element(dialog.getByText("This is not your current password.")).toBeVisible();
  await prove("right password", "Continue");
  await expect.element(dialog.getByRole("img", { name: /QR code/u })).toBeVisible();
  await expect.element(dialog.getByText("JBSW Y3DP EHPK 3PXP")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByLabelText("Code").fill("000000");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect.element(dialog.getByText("This code is not right.")).toBeVisible();
  await dialog.getByLabelText("Code").fill("492039");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect.element(dialog.getByText("K7QF-2M9X-R4TB")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect.element(screen.getByText(/10 recovery codes left/u)).toBeVisible();
  await screen.getByRole("button", { name: "New recovery codes" }).click();
  await dialog.getByLabelText("Code").fill("123456");
  await prove("right password", "Make new codes");
  await expect.element(dialog.getByText("NEW1-NEW1-NEW1")).toBeVisible();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await screen.getByRole("button", { name: "Turn off…" }).click();
  await dialog.getByLabelText("Code").fill("123456");
  await prove("right password", "Turn off");
  await expect.element(screen.getByText("Two-factor authentication is off")).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Turn on" })).toBeVisible();
});
