import { expect, test, vi } from "vitest";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { publishedDocument } from "@/testing/published-document.ts";
import { renderApp } from "@/testing/render-app.tsx";
import type { ShareLink } from "./api/share-links.ts";

const URL = "https://docuforge.test/share/Yx1kT3mO8v0bqWn2u6cZrE5hJd9sLfGpA7iQeXtBwVM";

function playLinks(links: ShareLink[]) {
  worker.use(
    http.get("/api/v1/versions/{versionId}/links", ({ response }) =>
      response(200).json({ items: links, nextCursor: null }),
    ),
    http.post("/api/v1/versions/{versionId}/links", async ({ params, request, response }) => {
      const body = await request.json();
      const link: ShareLink = {
        id: `lnk_${links.length}`,
        versionId: params.versionId,
        indexable: body?.indexable ?? false,
        expiresAt: body?.expiresAt ?? null,
        createdAt: new Date().toISOString(),
        createdBy: { id: "usr_1", name: "Ilse Brandt" },
        revokedAt: null,
      };
      links.unshift(link);
      return response(201).json({ ...link, token: "Yx1k", url: URL });
    }),
    http.delete("/api/v1/links/{linkId}", ({ params, response }) => {
      const link = links.find(({ id }) => id === params.linkId);
      if (link) link.revokedAt = new Date().toISOString();
      return response(204).empty();
    }),
  );
}

async function openDialog(links: ShareLink[] = []) {
  const { path, latest } = publishedDocument({ texts: ["# Shaftline\n"] });
  playLinks(links);
  const { screen } = await renderApp(`${path}/versions/${latest?.id}`);
  await screen.getByRole("button", { name: "Share" }).click();
  return { dialog: screen.getByRole("dialog", { name: "Share version 1" }) };
}

test("makes a link, shows it once, and takes it back", async () => {
  const links: ShareLink[] = [];
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValueOnce();
  const { dialog } = await openDialog(links);
  await dialog.getByLabelText("It works").selectOptions("For a week");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await expect.element(dialog.getByRole("textbox", { name: "Link" })).toHaveValue(URL);
  expect(Date.parse(links[0]?.expiresAt ?? "")).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  expect(links[0]?.indexable).toBe(false);
  await expect.element(dialog.getByText(/Works; ends in 7 days/u)).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Copy link" }).click();
  expect(write).toHaveBeenCalledWith(URL);
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect.element(dialog.getByText(/Taken back/u)).toBeVisible();
  expect(dialog.getByRole("button", { name: "Take back" }).elements()).toHaveLength(0);
});

test("says when no link was made", async () => {
  const { dialog } = await openDialog();
  worker.use(
    http.post("/api/v1/versions/{versionId}/links", ({ response }) =>
      response.untyped(refusedAnswer(403, "FORBIDDEN", "Your role is too low.")),
    ),
  );
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await expect
    .element(dialog.getByRole("alert").first())
    .toMatchTextContent(/No link was made.*too low/u);
});
