import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { components } from "@/api/generated/schema.d.ts";
import { ago, emptyState } from "@/testing/api-state.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

type Schemas = components["schemas"];
type Details = Schemas["PlatformUserDetails"];

const DAY_MS = 86_400_000;

function aPerson(id: string, fields: Partial<Details> = {}): Details {
  return {
    id,
    email: `${id}@halden-lift.example`,
    emailVerified: true,
    name: "한지우",
    platformRole: null,
    createdAt: ago(40 * DAY_MS),
    lastSeenAt: ago(DAY_MS),
    disabledAt: null,
    disabledReason: null,
    deletesAt: null,
    twoFactor: true,
    organizations: [{ id: "org_1", name: "Halden Lift Service", role: "EDITOR" }],
    ...fields,
  };
}

/** The platform as somebody with this role sees it. */
function platform(platformRole: Details["platformRole"]) {
  const state = emptyState();
  state.me.platformRole = platformRole;
  mockApi(state);
  const person = aPerson("usr_b");
  worker.use(
    http.get("/api/v1/admin/users", ({ query, response }) => {
      const status = query.get("status");
      const isShown = status === null || (status === "disabled") === (person.disabledAt !== null);
      return response(200).json({ items: isShown ? [person] : [], nextCursor: null });
    }),
    http.get("/api/v1/admin/users/{userId}", ({ response }) => response(200).json(person)),
    http.get("/api/v1/admin/users/{userId}/sessions", ({ response }) =>
      response(200).json({ items: [], nextCursor: null }),
    ),
    http.post("/api/v1/admin/users/{userId}/disable", async ({ request, response }) => {
      person.disabledAt = ago(0);
      person.disabledReason = (await request.json()).reason;
      return response(200).json(person);
    }),
    http.post("/api/v1/admin/users/{userId}/enable", ({ response }) => {
      person.disabledAt = null;
      return response(200).json(person);
    }),
  );
}

test("an administrator finds a person, disables them with a reason and enables them again", async () => {
  platform("PLATFORM_ADMIN");
  const { screen } = await renderApp("/admin/users");
  await screen.getByRole("link", { name: /usr_b/u }).click();
  await screen.getByRole("button", { name: "Disable…" }).click();
  await screen.getByRole("button", { name: "Disable the account" }).click();
  await expect.element(screen.getByText(/Say why/u)).toBeVisible();
  await screen.getByLabelText("Reason").fill("It sends unwanted invitations.");
  await screen.getByRole("button", { name: "Disable the account" }).click();
  await expect.element(screen.getByText("This account is disabled")).toBeVisible();
  await expect.element(screen.getByText(/It sends unwanted invitations\./u)).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Enable", exact: true }).click();
  await expect.element(screen.getByRole("button", { name: "Disable…" })).toBeVisible();
});

test("the list is narrowed by state, and says when nobody fits", async () => {
  platform("PLATFORM_ADMIN");
  const { screen, router } = await renderApp("/admin/users?state=enabled&q=usr");
  await expect.element(screen.getByRole("link", { name: /usr_b/u })).toBeVisible();
  await expect.element(screen.getByRole("radio", { name: "Enabled" })).toBeChecked();
  await screen.getByRole("radio", { name: "Disabled" }).click();
  await expect.element(screen.getByText(/Nobody fits/u)).toBeVisible();
  await userEvent.keyboard("/");
  await expect.element(screen.getByRole("searchbox")).toHaveFocus();
  await expect.element(screen.getByRole("searchbox")).toHaveValue("usr");
  await userEvent.keyboard("{End}_b");
  await expect.poll(() => router.state.location.search).toEqual({ q: "usr_b", state: "disabled" });
  expect(await seriousViolations()).toEqual([]);
});

test("a moderator reads and changes nothing", async () => {
  platform("MODERATOR");
  const { screen } = await renderApp("/admin/users/usr_b");
  await expect.element(screen.getByRole("heading", { name: "Devices" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Disable…" }).query()).toBeNull();
  expect(screen.getByRole("link", { name: "Switches" }).query()).toBeNull();
});

test("others are told that the administration is not for them", async () => {
  platform(null);
  const { screen } = await renderApp("/admin/users");
  await expect.element(screen.getByText("This page is for administrators")).toBeVisible();
  expect(screen.getByRole("link", { name: "Administration" }).query()).toBeNull();
});

test("a job that was given up is started again, and a switch is turned off after a question", async () => {
  platform("PLATFORM_ADMIN");
  const job: Schemas["PlatformJob"] = {
    id: "job_1",
    type: "draft.generate",
    status: "failed",
    attempts: 5,
    progress: "Failed",
    givenUp: true,
    error: { code: "UPSTREAM_FAILED", message: "This kept failing." },
    organization: { id: "org_1", name: "Halden Lift Service" },
    createdAt: ago(DAY_MS),
    startedAt: ago(DAY_MS),
    finishedAt: ago(DAY_MS),
  };
  const sharing: Schemas["FeatureSwitch"] = {
    name: "sharing",
    label: "Shared links",
    description: "Versions can be shared by public links.",
    enabled: true,
    changedAt: null,
    changedBy: null,
  };
  worker.use(
    http.get("/api/v1/admin/jobs", ({ response }) =>
      response(200).json({ items: [job], nextCursor: null }),
    ),
    http.post("/api/v1/admin/jobs/{jobId}/retry", ({ response }) => {
      job.status = "queued";
      return response(204).empty();
    }),
    http.get("/api/v1/admin/switches", ({ response }) => response(200).json({ items: [sharing] })),
    http.put("/api/v1/admin/switches", async ({ request, response }) => {
      sharing.enabled = (await request.json()).enabled;
      return response(200).json({ items: [{ ...sharing }] });
    }),
  );
  const { screen, router } = await renderApp("/admin/jobs");
  await expect.element(screen.getByText("Given up")).toBeVisible();
  await screen.getByRole("button", { name: /^Retry/u }).click();
  await expect.element(screen.getByText("Queued", { exact: true })).toBeVisible();
  await router.navigate({ to: "/admin/switches" });
  await screen.getByRole("button", { name: "Turn off Shared links" }).click();
  await screen.getByRole("button", { name: "Turn off", exact: true }).click();
  await expect.element(screen.getByText("Off", { exact: true })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
});
