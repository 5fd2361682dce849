import { expect, test } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { renderApp } from "@/testing/render-app.tsx";

const taken = { inputTokens: 812_000, outputTokens: 140_500, costMicros: 3_029_000, sections: 132 };

test("shows administrators what was taken, the limit, and how sections did", async () => {
  mockApi();
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/usage", ({ response }) =>
      response(200).json({
        month: "2026-11",
        limit: { monthlyTokens: 5_000_000, monthlyCostMicros: null },
        total: { ...taken, unpricedSections: 2 },
        projects: [{ projectId: "prj_1", name: "승강기 앱", ...taken }],
      }),
    ),
    http.get("/api/v1/orgs/{organizationId}/generation-quality", ({ response }) =>
      response(200).json({
        since: "2026-08-23T00:00:00.000Z",
        items: [
          {
            promptPack: "srs/v1",
            provider: "openai",
            model: "model-1",
            sections: 100,
            passedFirst: 84,
            passed: 98,
          },
        ],
      }),
    ),
  );
  const asked: unknown[] = [];
  worker.use(
    http.put("/api/v1/orgs/{organizationId}/usage-limit", async ({ request, response }) => {
      const limit = await request.json();
      asked.push(limit);
      return response(200).json(limit);
    }),
  );
  const { screen } = await renderApp("/settings/usage");
  await expect.element(screen.getByText(/952,500 tokens for 132 sections/u)).toBeVisible();
  await expect.element(screen.getByText(/At most 5,000,000 tokens a month/u)).toBeVisible();
  await expect
    .element(screen.getByRole("table", { name: "Usage by project" }))
    .toMatchTextContent(/승강기 앱132812,000140,5003\.03/u);
  await expect
    .element(screen.getByRole("table", { name: "Quality by template and writer" }))
    .toMatchTextContent(/SRS template 1model-1 \(openai\)10084 %98 %/u);
  expect(await seriousViolations()).toEqual([]);
  const form = screen.getByRole("form", { name: "Monthly limit" });
  await expect.element(form.getByLabelText(/^Tokens/u)).toHaveValue("5000000");
  await form.getByLabelText(/^Tokens/u).fill("2 million");
  await form.getByLabelText(/^Cost/u).fill("12.50");
  await form.getByRole("button", { name: "Set the limit" }).click();
  await expect.element(form.getByText(/A whole number/u)).toBeVisible();
  expect(asked).toEqual([]);
  await form.getByLabelText(/^Tokens/u).fill("");
  await form.getByRole("button", { name: "Set the limit" }).click();
  await expect.element(screen.getByText("The limit is set")).toBeVisible();
  expect(asked).toEqual([{ monthlyTokens: null, monthlyCostMicros: 12_500_000 }]);
});

test("says why it cannot be seen", async () => {
  mockApi();
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/usage", ({ response }) =>
      response.untyped(refusedAnswer(403, "FORBIDDEN", "Your role does not allow this.")),
    ),
    http.get("/api/v1/orgs/{organizationId}/generation-quality", ({ response }) =>
      response.untyped(refusedAnswer(403, "FORBIDDEN", "Your role does not allow this.")),
    ),
  );
  const { screen } = await renderApp("/settings/usage");
  await expect.element(screen.getByText("The usage could not be loaded")).toBeVisible();
  await expect.element(screen.getByText("Your role does not allow this.")).toBeVisible();
});
