import { expect, test } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp } from "@/testing/render-app.tsx";
import type { Branding } from "./api/branding.ts";

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function brandedOrganization() {
  publishedDocument({ texts: ["# Shaftline\n"] });
  const branding: Branding = {
    organizationId: "",
    settings: {
      primaryColor: "#12326f",
      accentColor: "#c48a22",
      header: null,
      footer: null,
      coverNote: null,
      cover: true,
      documentControl: true,
    },
    logo: null,
    updatedAt: null,
  };
  const uploads: string[] = [];
  worker.use(
    http.get("/api/v1/orgs/{organizationId}/branding", ({ params, response }) => {
      branding.organizationId = String(params.organizationId);
      return response(200).json(branding);
    }),
    http.put("/api/v1/orgs/{organizationId}/branding", async ({ request, response }) => {
      branding.settings = await request.json();
      return response(200).json(branding);
    }),
    http.put("/api/v1/orgs/{organizationId}/branding/logo", async ({ request, response }) => {
      uploads.push((await request.json()).data);
      branding.logo = { hash: "9f86d0", type: "png", width: 10, height: 10 };
      return response(200).json(branding);
    }),
    http.delete("/api/v1/orgs/{organizationId}/branding/logo", ({ response }) => {
      branding.logo = null;
      return response(200).json(branding);
    }),
    http.get("/api/v1/orgs/{organizationId}/branding/logo", ({ response }) =>
      response.untyped(new Response(bytesOf(PNG), { headers: { "Content-Type": "image/png" } })),
    ),
  );
  return { branding, uploads };
}

test("shows every change in a sample and saves them together", async () => {
  const { branding } = brandedOrganization();
  const { screen } = await renderApp("/settings/branding");
  const sample = screen.getByRole("region", { name: "Sample" });
  await expect.element(sample).toMatchTextContent(/Title page/u);
  await screen.getByRole("textbox", { name: /Header/u }).fill("{organization} / {title}");
  await expect.element(sample).toMatchTextContent(/ \/ Technician app/u);
  await screen
    .getByRole("textbox", { name: /Note on the title page/u })
    .fill("For the customer only.");
  await expect.element(sample).toMatchTextContent(/For the customer only/u);
  await screen.getByRole("checkbox", { name: /^Title page/u }).click();
  await expect.element(sample).not.toMatchTextContent(/For the customer only/u);
  expect(await seriousViolations()).toEqual([]);
  await screen.getByRole("button", { name: "Save" }).click();
  await expect.element(screen.getByText("Branding saved")).toBeVisible();
  expect(branding.settings).toMatchObject({
    header: "{organization} / {title}",
    footer: null,
    coverNote: "For the customer only.",
    cover: false,
  });
});

test("draws an SVG as PNG before it is uploaded, and takes the logo off", async () => {
  const { uploads } = brandedOrganization();
  const { screen } = await renderApp("/settings/branding");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><rect width="40" height="10" fill="#0a5c4a"/></svg>`;
  const chooser = screen.getByLabelText("Logo", { exact: true });
  await chooser.upload(new File([svg], "logo.svg", { type: "image/svg+xml" }));
  await expect.poll(() => uploads).toHaveLength(1);
  expect([...bytesOf(uploads[0] ?? "").slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  await expect.element(screen.getByRole("img", { name: "The logo" })).toBeVisible();
  await screen.getByRole("button", { name: "Remove" }).click();
  await expect.element(screen.getByRole("img", { name: "The logo" })).not.toBeInTheDocument();
  await chooser.upload(new File(["nothing"], "a.svg", { type: "image/svg+xml" }));
  await expect.element(screen.getByRole("alert")).toMatchTextContent(/This file is no picture/u);
  expect(uploads).toHaveLength(1);
});

test("says why the branding was not saved", async () => {
  brandedOrganization();
  worker.use(
    http.put("/api/v1/orgs/{organizationId}/branding", ({ response }) =>
      response.untyped(refusedAnswer(403, "FORBIDDEN", "Your role is too low.")),
    ),
  );
  const { screen } = await renderApp("/settings/branding");
  await screen.getByRole("button", { name: "Save" }).click();
  await expect
    .element(screen.getByRole("alert"))
    .toMatchTextContent(/The branding was not saved.*Your role is too low/u);
});
