import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { restoreSession } from "@/api/client.ts";
import { useSession } from "@/api/session.ts";
import { forgetAllKept } from "@/lib/kept-edits.ts";
import { emptyState, filledState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { NO_TOKEN, refusal } from "@/testing/handlers/refusal.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

function signedOut() {
  localStorage.clear();
  return mockApi({ ...emptyState(), signedIn: false });
}

test("says beside the field what is wrong, on blur and on submit, and focuses the first", async () => {
  signedOut();
  const { screen } = await renderApp("/sign-up");
  await screen.getByLabelText("E-mail").fill("mara@haldenlift");
  await userEvent.tab();
  await expect
    .element(screen.getByText("This address has no ending such as .com after the @."))
    .toBeVisible();
  await expect.element(screen.getByLabelText("E-mail")).toHaveAttribute("aria-invalid", "true");
  await screen.getByRole("button", { name: "Create account" }).click();
  await expect.element(screen.getByText("Enter your name.")).toBeVisible();
  await expect.element(screen.getByText("Use at least 12 characters.")).toBeVisible();
  await expect.element(screen.getByLabelText("Name")).toHaveFocus();
});

test("creates an account and opens the projects", async () => {
  const state = signedOut();
  const { screen, router } = await renderApp("/sign-up");
  await screen.getByLabelText("Name").fill("Layla Haddad");
  await screen.getByLabelText("E-mail").fill("layla@halden-lift.example");
  await screen.getByLabelText("Password", { exact: true }).fill("shaft-lantern-42");
  await expect.element(screen.getByText(/16 characters\.$/)).toBeVisible();
  await screen.getByLabelText(/^Organization/u).fill("Lift Lab");
  await screen.getByRole("button", { name: "Create account" }).click();
  await expect.element(screen.getByText("Start with what you want to build")).toBeVisible();
  expect(state.me).toMatchObject({ name: "Layla Haddad", email: "layla@halden-lift.example" });
  expect(router.state.location.pathname).toBe("/projects");
  await expect.element(screen.getByRole("button", { name: "Lift Lab" })).toBeVisible();
});

test("asks to confirm an address until it is confirmed, and sends another mail", async () => {
  const state = mockApi(filledState());
  state.me.emailVerified = false;
  let asked = 0;
  worker.use(
    http.post("/api/v1/me/verification", ({ response }) => {
      asked += 1;
      return response(202).json({ message: "A mail is on its way." });
    }),
  );
  const { screen } = await renderApp("/projects");
  await expect.element(screen.getByText("Confirm your e-mail address")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Resend" }).click();
  await expect.element(screen.getByText("Another mail is on its way")).toBeVisible();
  expect(asked).toBe(1);
});

test("shows what the server refuses beside the field", async () => {
  signedOut();
  worker.use(
    http.post("/api/v1/auth/signup", ({ response }) =>
      response(400).json(
        refusal("VALIDATION_FAILED", "One value is not valid.", {
          issues: [
            {
              path: "body.password",
              code: "custom",
              message: "is one of the most common passwords",
            },
          ],
        }),
      ),
    ),
  );
  const { screen } = await renderApp("/sign-up");
  await screen.getByLabelText("Name").fill("Layla");
  await screen.getByLabelText("E-mail").fill("layla@halden-lift.example");
  await screen.getByLabelText("Password", { exact: true }).fill("password password");
  await screen.getByRole("button", { name: "Create account" }).click();
  await expect.element(screen.getByText("This is one of the most common passwords.")).toBeVisible();
  await expect.element(screen.getByLabelText("Password", { exact: true })).toHaveFocus();
});

test("refuses a wrong password without saying which of the two is wrong", async () => {
  signedOut();
  const { screen } = await renderApp("/log-in");
  await screen.getByLabelText("E-mail").fill("mara@halden-lift.example");
  await screen.getByLabelText("Password", { exact: true }).fill("wrong password");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect.element(screen.getByText("That e-mail and password do not match")).toBeVisible();
  await expect.element(screen.getByLabelText("Password", { exact: true })).toHaveFocus();
  await expect.element(screen.getByLabelText("E-mail")).toHaveValue("mara@halden-lift.example");
});

test("asks for a code after the password, and takes another when one is not right", async () => {
  const state = signedOut();
  worker.use(
    http.post("/api/v1/auth/login", async ({ request, response }) => {
      const { code } = await request.json();
      if (code !== "492039") {
        const reason = code === undefined ? "two_factor_required" : "two_factor_wrong";
        return response(401).json(refusal("UNAUTHENTICATED", "A code is needed.", { reason }));
      }
      state.signedIn = true;
      const { id, email, name } = state.me;
      return response(200).json({
        accessToken: "token-1",
        expiresIn: 600,
        user: { id, email, name },
        organization: { id: "org_1", name: "Halden Lift Service", personal: true },
      });
    }),
  );
  const { screen, router } = await renderApp("/log-in");
  await screen.getByLabelText("E-mail").fill("mara@halden-lift.example");
  await screen.getByLabelText("Password", { exact: true }).fill("right password");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect.element(screen.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  await expect.element(screen.getByLabelText("Code")).toHaveFocus();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByLabelText("Code").fill("000000");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect.element(screen.getByText(/This code is not right/u)).toBeVisible();
  await expect.element(screen.getByLabelText("Code")).toHaveFocus();
  await screen.getByLabelText("Code").fill("492039");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(() => router.state.location.pathname).toBe("/projects");
});

test("goes back to the page that asked for the sign-in", async () => {
  const state = signedOut();
  state.projects = filledState().projects;
  const id = state.projects[1]?.id ?? "";
  const { screen, router } = await renderApp(`/projects/${id}`);
  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await screen.getByLabelText("E-mail").fill("mara@halden-lift.example");
  await screen.getByLabelText("Password", { exact: true }).fill("right password");
  await screen.getByRole("button", { name: "Sign in" }).click();
  await expect
    .element(screen.getByRole("heading", { name: "Dispatch desk", level: 1 }))
    .toBeVisible();
  expect(router.state.location.pathname).toBe(`/projects/${id}`);
});

test("never leads from the sign-in to another site", async () => {
  const { router } = await renderApp("/log-in?next=//evil.example/");
  await expect.poll(() => router.state.location.pathname).toBe("/projects");
});

test("refreshes the session once for many requests, and repeats them", async () => {
  mockApi(filledState());
  let refreshes = 0;
  let current = "";
  worker.use(
    http.post("/api/v1/auth/refresh", ({ request, response }) => {
      expect(request.headers.get("X-Session-Transport")).toBe("cookie");
      refreshes += 1;
      current = `token-${refreshes}`;
      return response(200).json({ accessToken: current, expiresIn: 600 });
    }),
    http.get("/api/v1/me", ({ request, response }) =>
      request.headers.get("Authorization") === `Bearer ${current}` && refreshes > 1
        ? response(200).json(emptyState().me)
        : response(401).json(NO_TOKEN),
    ),
  );
  const { screen } = await renderApp("/projects");
  await expect.element(screen.getByRole("button", { name: "Mara Okonjo Owner" })).toBeVisible();
  expect(refreshes).toBe(2);
});

test("notices a sign-out in another tab", async () => {
  mockApi(filledState());
  const { screen, router } = await renderApp("/projects");
  await expect.element(screen.getByText("Press ? for shortcuts.")).toBeVisible();
  useSession.setState({ status: "signed-out", token: null, ended: null });
  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(router.state.location.search).toEqual({});
  await expect.element(screen.getByText("You were signed out")).not.toBeInTheDocument();
});

test("says why a session was ended from elsewhere, and goes on at the same place", async () => {
  mockApi(filledState());
  const { screen, router } = await renderApp("/projects");
  await expect.element(screen.getByText("Press ? for shortcuts.")).toBeVisible();
  const why = "You are signed in on many devices, so the oldest session ended. Sign in again.";
  worker.use(
    http.post("/api/v1/auth/refresh", ({ response }) =>
      response(401).json(refusal("UNAUTHENTICATED", why)),
    ),
  );
  useSession.setState({ token: null });
  expect(await restoreSession()).toBe(false);
  await expect.element(screen.getByText(why)).toBeVisible();
  expect(router.state.location.search).toEqual({ next: "/projects" });
});

test("signs out, and stays signed in when the server cannot be told", async () => {
  await forgetAllKept();
  const state = mockApi(filledState());
  worker.use(
    http.post(
      "/api/v1/auth/logout",
      ({ response }) => response(503).json(refusal("UNAVAILABLE", "Away.")),
      { once: true },
    ),
  );
  const { screen } = await renderApp("/projects");
  await screen.getByRole("button", { name: "Mara Okonjo Owner" }).click();
  await screen.getByRole("menuitem", { name: "Sign out" }).click();
  await expect.element(screen.getByText("You are still signed in")).toBeVisible();
  await screen.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(state.signedIn).toBe(false);
  expect(localStorage.getItem("docuforge.session")).toBeNull();
});

test("asks before answers that were never saved go, and leaves nothing of a person behind", async () => {
  await forgetAllKept();
  mockApi(filledState());
  const KEPT = "docuforge.context.prj_1";
  const copy = JSON.stringify({ form: { goals: [] }, base: null });
  const { screen } = await renderApp("/projects");
  localStorage.setItem(KEPT, copy);
  localStorage.setItem("docuforge.theme", "dark");
  localStorage.setItem("docuforge.organization", "org_1");
  await screen.getByRole("button", { name: "Mara Okonjo Owner" }).click();
  await screen.getByRole("menuitem", { name: "Sign out" }).click();
  const dialog = screen.getByRole("dialog");
  await expect.element(dialog.getByText(/newest edits of 1 project’s answers/u)).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Sign out and lose them" }).click();
  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(() => Object.keys(localStorage)).toEqual(["docuforge.theme"]);
});

test("keeps what a person left unsaved until they are back, and not for another", async () => {
  const state = mockApi({ ...filledState(), signedIn: false });
  const KEPT = "docuforge.context.prj_1";
  const signIn = async () => {
    useSession.setState({ status: "signed-out", token: null, ended: null });
    const { screen } = await renderApp("/log-in");
    await screen.getByLabelText("E-mail").fill(state.me.email);
    await screen.getByLabelText("Password", { exact: true }).fill("right password");
    await screen.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect.element(screen.getByRole("heading", { name: "Projects" })).toBeVisible();
    await screen.unmount();
  };
  localStorage.removeItem("docuforge.session");
  await signIn();
  localStorage.setItem(KEPT, "mine");
  await signIn();
  expect(localStorage.getItem(KEPT)).toBe("mine");
  state.me.id = "usr_01jd3k5z8fe9v9w9q2m4x7c1zz";
  await signIn();
  expect(localStorage.getItem(KEPT)).toBeNull();
});

test.for(["/", "/sign-up", "/log-in"])("%s has nothing that axe calls serious", async (path) => {
  signedOut();
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset.theme = theme;
    const { screen } = await renderApp(path);
    await expect.element(screen.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await seriousViolations()).toEqual([]);
    await screen.unmount();
  }
  delete document.documentElement.dataset.theme;
});
