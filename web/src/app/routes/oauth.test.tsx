import { expect, test } from "vitest";
import { emptyState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

const PROVIDERS = [
  { id: "google", name: "Google" },
  { id: "forge", name: "Forge ID" },
];

function signedOut() {
  localStorage.clear();
  return mockApi({ ...emptyState(), signedIn: false, providers: PROVIDERS });
}

test("offers the providers that are configured, and leads back to the same place", async () => {
  signedOut();
  const { screen } = await renderApp("/log-in?next=%2Fsettings");
  const google = screen.getByRole("link", { name: "Continue with Google" });
  await expect
    .element(google)
    .toHaveAttribute("href", "/api/v1/auth/oauth/google?next=%2Fsettings");
  expect(await seriousViolations()).toEqual([]);
});

test("takes up the session that a provider's answer began, and goes on", async () => {
  const state = signedOut();
  state.signedIn = true;
  const { screen, router } = await renderApp("/oauth?step=done&next=%2Fsettings%2Fprofile");
  await expect.element(screen.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  expect(router.state.location.pathname).toBe("/settings/profile");
});

test("asks for the password of the account with the same e-mail, then for a code", async () => {
  signedOut();
  const asked: unknown[] = [];
  worker.use(
    http.post("/api/v1/auth/oauth/finish", async ({ request, response }) => {
      const body = await request.json();
      asked.push(body);
      const refuse = (reason: string, details: Record<string, unknown> = {}) =>
        response.untyped(refusedAnswer(401, "UNAUTHENTICATED", "No.", { reason, ...details }));
      if (!body.password) {
        return refuse("password_required", {
          email: "mara@halden-lift.example",
          provider: "Google",
          mayCreate: false,
        });
      }
      if (body.password !== "right password") return refuse("credentials");
      if (!body.code) return refuse("two_factor_required");
      return response(200).json({
        accessToken: "token",
        expiresIn: 600,
        user: { id: "usr_1", email: "mara@halden-lift.example", name: "Mara" },
        organization: { id: "org_1", name: "Halden", personal: true },
      });
    }),
  );
  const { screen, router } = await renderApp("/oauth?step=prove&provider=google#secret");
  await expect.element(screen.getByText("You have an account already")).toBeVisible();
  expect(router.state.location.hash).toBe("");
  expect(await seriousViolations()).toEqual([]);
  await screen.getByLabelText("Password", { exact: true }).fill("wrong password");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect.element(screen.getByText("This is not the password.")).toBeVisible();
  await screen.getByLabelText("Password", { exact: true }).fill("right password");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await screen.getByLabelText("Code").fill("123456");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(() => router.state.location.pathname).toBe("/projects");
  expect(asked.at(-1)).toEqual({ token: "secret", password: "right password", code: "123456" });
});

test.each([
  ["expired", "That took too long", "Try again"],
  ["no_email", "Your e-mail is not confirmed there", "Other ways to sign in"],
  ["linked_elsewhere", "This account is in use", "To your settings"],
  ["constructor", "You were not signed in", "Other ways to sign in"],
])("says what to do about %s", async (reason, title, way) => {
  signedOut();
  const { screen } = await renderApp(`/oauth?step=problem&provider=google&reason=${reason}`);
  await expect.element(screen.getByRole("heading", { name: title })).toBeVisible();
  await expect.element(screen.getByRole("link", { name: way })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
});

test("disconnects an account after the password, where that is asked for", async () => {
  mockApi();
  const at = new Date().toISOString();
  let account: { email: string; linkedAt: string; lastUsedAt: string } | null = {
    email: "mara@gmail.example",
    linkedAt: at,
    lastUsedAt: at,
  };
  worker.use(
    http.get("/api/v1/me/sign-in-methods", ({ response }) =>
      response(200).json({
        hasPassword: true,
        providers: PROVIDERS.map((each) => ({
          ...each,
          account: each.id === "google" ? account : null,
        })),
      }),
    ),
    http.delete("/api/v1/me/linked-accounts/{provider}", async ({ request, response }) => {
      const { currentPassword } = await request.json();
      if (currentPassword !== "right password") {
        const reason = currentPassword ? "credentials" : "proof_required";
        return response.untyped(refusedAnswer(403, "FORBIDDEN", "No.", { reason }));
      }
      account = null;
      return response(204).empty();
    }),
  );
  const { screen } = await renderApp("/settings/security?linked=google");
  await expect.element(screen.getByText("Google opens your account now")).toBeVisible();
  const list = screen.getByRole("list", { name: "Connected accounts" });
  await expect.element(list).toMatchTextContent(/mara@gmail\.example/u);
  await screen.getByRole("button", { name: "Disconnect Google" }).click();
  await screen.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  const dialog = screen.getByRole("dialog");
  await dialog.getByLabelText("Current password").fill("wrong password");
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await expect.element(dialog.getByText("This is not your current password.")).toBeVisible();
  await dialog.getByLabelText("Current password").fill("right password");
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await expect.element(screen.getByRole("button", { name: "Connect Google" })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
});
