import { expect, test } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp } from "@/testing/render-app.tsx";
import type { OrganizationPack } from "./api/organization-pack.ts";

function promptedOrganization(changes: Partial<OrganizationPack> = {}) {
  publishedDocument({ texts: ["# Shaftline\n"] });
  const pack: OrganizationPack = {
    organizationId: "org_1",
    type: "SRS",
    promptPack: "srs/v1",
    name: "Software Requirements Specification",
    writer: "model",
    rules: "You write specifications.",
    sections: [
      { id: "introduction", title: "Introduction", prompt: "State the purpose.", outline: "## 1" },
      { id: "user-classes", title: "User classes", prompt: "Who uses it?", outline: "## 2" },
    ],
    override: { revision: 2, sections: [], inapplicable: [], updatedAt: null },
    ...changes,
  };
  const asked: unknown[] = [];
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/prompt-packs/{type}", ({ params, response }) => {
      pack.organizationId = params.organizationId;
      return response(200).json(structuredClone(pack));
    }),
    http.put(
      "/api/v1/orgs/{organizationId}/prompt-packs/{type}/override",
      async ({ request, response }) => {
        const { sections, revision } = await request.json();
        asked.push({ sections, revision });
        pack.override = { ...pack.override, sections, inapplicable: [], revision: revision + 1 };
        return response(200).json(structuredClone(pack));
      },
    ),
  );
  return asked;
}

test("overrides one section, with a preview of what the writer is told", async () => {
  const asked = promptedOrganization();
  const { screen } = await renderApp("/settings/prompts");
  await screen.getByRole("button", { name: "Change User classes" }).click();
  const dialog = screen.getByRole("dialog", { name: "User classes" });
  await dialog.getByLabelText("What to do").selectOptions("wrap");
  await dialog.getByLabelText("Your text").fill("Be brief.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect.element(dialog.getByText(/Name \{\{prompt\}\} exactly once/u)).toBeVisible();
  await dialog.getByLabelText("Your text").fill("Be brief. {{prompt}} Name two.");
  await expect
    .element(dialog.getByRole("region", { name: "What the writer is told" }))
    .toMatchTextContent(/Be brief\. Who uses it\? Name two\.\s*## 2/u);
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  const text = "Be brief. {{prompt}} Name two.";
  expect(asked).toEqual([
    { revision: 2, sections: [{ section: "user-classes", mode: "wrap", text }] },
  ]);
  const list = screen.getByRole("list", { name: "Sections" });
  await expect.element(list).toMatchTextContent(/Be brief\. Who uses it\? Name two\./u);
  await screen.getByRole("button", { name: "Change User classes" }).click();
  await screen.getByRole("button", { name: "Use the pack's own" }).click();
  await expect.element(list).not.toMatchTextContent(/Be brief/u);
  expect(asked.at(-1)).toEqual({ revision: 3, sections: [] });
  expect(await seriousViolations()).toEqual([]);
});

test("says that prompts have no effect without a model, and which a newer pack lost", async () => {
  const gone = { section: "gone", mode: "append", text: "x" } as const;
  const asked = promptedOrganization({
    writer: "composer",
    override: { revision: 1, sections: [gone], inapplicable: ["gone"], updatedAt: null },
  });
  const { screen } = await renderApp("/settings/prompts");
  await expect.element(screen.getByText(/has no\s+effect yet/u)).toBeVisible();
  await expect.element(screen.getByText("SRS template 1 has no section gone")).toBeVisible();
  await screen.getByRole("button", { name: "Remove" }).click();
  await expect
    .element(screen.getByText("SRS template 1 has no section gone"))
    .not.toBeInTheDocument();
  expect(asked).toEqual([{ revision: 1, sections: [] }]);
});

test("says in words that somebody else was faster", async () => {
  promptedOrganization();
  worker.use(
    http.put("/api/v1/orgs/{organizationId}/prompt-packs/{type}/override", ({ response }) =>
      response.untyped(refusedAnswer(409, "CONFLICT", "Somebody else changed these prompts.")),
    ),
  );
  const { screen } = await renderApp("/settings/prompts");
  await screen.getByRole("button", { name: "Change Introduction" }).click();
  const dialog = screen.getByRole("dialog", { name: "Introduction" });
  await dialog.getByLabelText("Your text").fill("More.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect.element(dialog.getByText(/Somebody else changed these prompts/u)).toBeVisible();
});
