import { onlineManager } from "@tanstack/react-query";
import { HttpResponse } from "msw";
import { expect, onTestFinished, test, vi } from "vitest";
import { emptyState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { NOT_HERE, refusal } from "@/testing/handlers/refusal.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

const token = "inv_01jd3k5z8fe9v9w9q2m4x7c1ab.mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA";

function signedOut() {
  localStorage.clear();
  sessionStorage.clear();
  return mockApi({ ...emptyState(), signedIn: false });
}

test("asks for a link to choose another password and says what comes", async () => {
  signedOut();
  const asked: string[] = [];
  worker.use(
    http.post("/api/v1/auth/request-password-reset", async ({ request, response }) => {
      asked.push((await request.json()).email);
      return response(202).json({
        message: "If this address has an account, a mail is on its way.",
      });
    }),
  );
  const { screen } = await renderApp("/log-in");
  await screen.getByRole("link", { name: "Forgot your password?" }).click();
  await expect
    .element(screen.getByRole("heading", { name: "Forgot your password?" }))
    .toBeVisible();
  await screen.getByLabelText("E-mail").fill("mara@halden-lift.example");
  await screen.getByRole("button", { name: "Mail the link" }).click();
  await expect.element(screen.getByText("Look into your mailbox")).toBeVisible();
  expect(asked).toEqual(["mara@halden-lift.example"]);
  expect(await seriousViolations()).toEqual([]);
});

test("chooses a password by the link and takes the secret out of the address", async () => {
  signedOut();
  const bodies: unknown[] = [];
  worker.use(
    http.post("/api/v1/auth/reset-password", async ({ request, response }) => {
      bodies.push(await request.json());
      return response(204).empty();
    }),
  );
  const { screen, router } = await renderApp("/reset-password#the-secret");
  await screen.getByLabelText("New password", { exact: true }).fill("four gantries under rain");
  expect(router.state.location.hash).toBe("");
  await screen.getByRole("button", { name: "Change password" }).click();
  await expect.element(screen.getByText("Your password is changed")).toBeVisible();
  expect(bodies).toEqual([{ token: "the-secret", password: "four gantries under rain" }]);
});

test("says that a link was used already", async () => {
  signedOut();
  worker.use(
    http.post("/api/v1/auth/verify-email", ({ response }) =>
      response(409).json(refusal("CONFLICT", "This link was used already or is too old.")),
    ),
  );
  const { screen } = await renderApp("/verify-email#the-secret");
  await expect.element(screen.getByText("This link was used already or is too old.")).toBeVisible();
  await expect
    .element(screen.getByRole("link", { name: "Ask for another link in your profile" }))
    .toHaveAttribute("href", "/settings/profile");
});

test("confirms an address", async () => {
  signedOut();
  worker.use(http.post("/api/v1/auth/verify-email", ({ response }) => response(204).empty()));
  const { screen } = await renderApp("/verify-email#the-secret");
  await expect.element(screen.getByText("Your address is confirmed")).toBeVisible();
});

test("says that an invitation waits for the network", async () => {
  signedOut();
  worker.use(
    http.get("/api/v1/invitations/{token}", ({ response }) => response(404).json(NOT_HERE)),
  );
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const comesBack = () => {
    onLine.mockRestore();
    onlineManager.setOnline(true);
    window.dispatchEvent(new Event("online"));
  };
  onTestFinished(comesBack);
  onlineManager.setOnline(false);
  const { screen } = await renderApp("/invitations#a-token");
  await expect.element(screen.getByText("You are offline")).toBeVisible();
  comesBack();
  await expect.element(screen.getByText("This link leads to no open invitation")).toBeVisible();
});

test("says what a link that leads to no invitation may be, and tries again what was not answered", async () => {
  signedOut();
  let status: 503 | 404 = 503;
  worker.use(
    http.get("/api/v1/invitations/{token}", ({ response }) =>
      response.untyped(HttpResponse.json(NOT_HERE, { status })),
    ),
  );
  const { screen } = await renderApp("/invitations#garbage");
  await expect.element(screen.getByText("The invitation could not be loaded")).toBeVisible();
  status = 404;
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText("This link leads to no open invitation")).toBeVisible();
  await expect.element(screen.getByText(/It may be cut off/u)).toBeVisible();
  expect(screen.getByRole("button", { name: "Try again" }).elements()).toHaveLength(0);
});

test("shows an invitation to somebody who has to sign in first", async () => {
  signedOut();
  worker.use(
    http.get("/api/v1/invitations/{token}", ({ response }) =>
      response(200).json({
        organizationName: "Halden Lift Service",
        invitedBy: "Mara Lindqvist",
        email: "ji-woo.han@halden-lift.example",
        role: "EDITOR",
        expiresAt: "2026-12-01T09:30:00.000Z",
      }),
    ),
    http.post("/api/v1/invitations/{token}/decline", ({ response }) => response(204).empty()),
  );
  const { screen } = await renderApp(`/invitations#${token}`);
  await expect.element(screen.getByText("Join Halden Lift Service")).toBeVisible();
  await expect
    .element(screen.getByRole("link", { name: "create an account" }))
    .toHaveAttribute("href", "/sign-up?next=%2Finvitations");
  await screen.getByRole("button", { name: "Decline" }).click();
  await expect.element(screen.getByText("You declined the invitation")).toBeVisible();
});
