import { expect, test } from "vitest";
import type { components } from "@/api/generated/schema.d.ts";
import { ago } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

type Schemas = components["schemas"];
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

/** The second factor of the person, off at first. */
function secondFactor() {
  const state: Schemas["TwoFactorState"] = { enabledAt: null, recoveryCodesLeft: 0 };
  worker.use(http.get("/api/v1/me/two-factor", ({ response }) => response(200).json(state)));
  return state;
}

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
        : response.untyped(refusedAnswer(403, "FORBIDDEN", "No.", { reason: "credentials" }));
    }),
  );
  const { screen } = await renderApp("/settings/security");
  const form = screen.getByRole("form", { name: "Change password" });
  await form.getByRole("button", { name: "Change password" }).click();
  await expect.element(form.getByText("Enter your current password.")).toBeVisible();
  await form.getByLabelText("Current password").fill("wrong password");
  await form.getByLabelText("New password").fill("shaft-lantern-42");
  await expect.element(form.getByText(/16 characters\.$/)).toBeVisible();
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
  await screen.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
  await expect.element(devices).not.toMatchTextContent(/iPhone/u);
  await screen.getByRole("button", { name: "Sign out all other devices" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect.element(devices).not.toMatchTextContent(/Unknown device/u);
  await expect
    .element(screen.getByRole("button", { name: "Sign out all other devices" }))
    .not.toBeInTheDocument();
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
        : response.untyped(refusedAnswer(403, "FORBIDDEN", "No.", { reason: "credentials" })),
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
