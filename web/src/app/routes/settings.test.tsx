import { expect, test, vi } from "vitest";
import type { components } from "@/api/generated/schema.d.ts";
import { ago } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

type Schemas = components["schemas"];
const DAY_MS = 86_400_000;

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
        : response.untyped(refusedAnswer(403, "FORBIDDEN", "No.", { reason: "credentials" }));
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

test("deletes an account without a password once a passkey has shown who one is", async () => {
  const state = mockApi();
  let isFresh = false;
  const bytes = new Uint8Array([1, 2, 3]).buffer;
  const response = { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes };
  vi.spyOn(navigator.credentials, "get").mockResolvedValue({
    ...{ id: "AQID", rawId: bytes, type: "public-key", response },
    ...{ authenticatorAttachment: null, getClientExtensionResults: () => ({}) },
  } as Credential);
  const google = { email: null, linkedAt: ago(DAY_MS), lastUsedAt: null };
  worker.use(
    http.get("/api/v1/me/sign-in-methods", ({ response: answer }) =>
      answer(200).json({
        hasPassword: false,
        providers: [{ id: "google", name: "Google", account: google }],
      }),
    ),
    http.get("/api/v1/me/passkeys", ({ response: answer }) => {
      const passkey = { id: "psk_1", name: "MacBook", backedUp: true, lastUsedAt: null };
      return answer(200).json({
        items: [{ ...passkey, createdAt: ago(DAY_MS) }],
        nextCursor: null,
      });
    }),
    http.get("/api/v1/auth/passkeys/challenge", ({ response: answer }) =>
      answer(200).json({
        ...{ challenge: "AQID", rpId: "localhost", timeout: 1000, userVerification: "required" },
      }),
    ),
    http.post("/api/v1/auth/passkeys", ({ response: answer }) => {
      isFresh = true;
      const { id, email, name } = state.me;
      const organization = { id: "org_1", name: "Halden", personal: true };
      const user = { id, email, name };
      return answer(200).json({ accessToken: "token", expiresIn: 600, user, organization });
    }),
    http.delete("/api/v1/me", async ({ request, response: answer }) => {
      expect(await request.json()).toEqual({});
      if (!isFresh) {
        const reason = "proof_required";
        return answer.untyped(refusedAnswer(403, "FORBIDDEN", "Sign in again.", { reason }));
      }
      state.me.deletesAt = ago(-14 * DAY_MS);
      return answer(202).json({ deletesAt: state.me.deletesAt });
    }),
  );
  const { screen } = await renderApp("/settings/profile");
  await screen.getByRole("button", { name: "Delete account…" }).click();
  const dialog = screen.getByRole("dialog");
  await expect.element(dialog.getByLabelText("Current password")).not.toBeInTheDocument();
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect
    .element(dialog.getByRole("link", { name: "Continue with Google" }))
    .toHaveAttribute("href", expect.stringMatching(/^\/api\/v1\/auth\/oauth\/google\?next=/u));
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Use a passkey" }).click();
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect.element(screen.getByText(/Your account is deleted on/u)).toBeVisible();
  vi.restoreAllMocks();
});

test("keeps which mails one wants, and goes back when that fails", async () => {
  const state = mockApi();
  let refused = false;
  worker.use(
    http.patch("/api/v1/me", async ({ request, response }) => {
      if (refused) return response.untyped(refusedAnswer(503, "UNAVAILABLE", "Try again."));
      Object.assign(state.me.preferences, (await request.json()).preferences);
      return response(200).json(state.me);
    }),
  );
  const { screen } = await renderApp("/settings/preferences");
  const mails = screen.getByRole("checkbox", { name: /Exports that wait/u });
  await expect.element(mails).toBeChecked();
  expect(await seriousViolations()).toEqual([]);
  await mails.click();
  await expect.element(mails).not.toBeChecked();
  await expect.poll(() => state.me.preferences.exportMails).toBe(false);
  refused = true;
  await mails.click();
  await expect.element(screen.getByText("Your preferences were not changed")).toBeVisible();
  await expect.element(mails).not.toBeChecked();
  await screen.getByRole("radio", { name: "Dark" }).click();
  expect(document.documentElement.dataset.theme).toBe("dark");
  await screen.getByRole("radio", { name: "As the system" }).click();
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test("shows who did what and who tried to, filtered, and saves it as a file", async () => {
  mockApi();
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
  const { screen, router } = await renderApp("/settings/audit?outcome=done");
  await expect.element(screen.getByLabelText("Outcome")).toHaveValue("done");
  const list = screen.getByRole("list", { name: "Events" });
  await expect.element(list).toMatchTextContent(/Done:한지우 changed a roleviewer → editor/u);
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
  expect(router.state.location.search).toEqual({
    subject: "member",
    outcome: "denied",
    from: "2026-03-02",
  });
  await screen.getByRole("button", { name: "Export CSV" }).click();
  await expect.element(screen.getByRole("button", { name: "Export CSV" })).toBeEnabled();
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
