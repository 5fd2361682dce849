import { expect, test } from "vitest";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusedAnswer } from "@/testing/handlers/refused-answer.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";

const ID = "img_01jd3k5z8fe9v9w9q2m4x7c1ab";
const PNG = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  ),
  (character) => character.charCodeAt(0),
);

function paste(source: Element, file: File): void {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(file);
  source.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
}

test("uploads a pasted image, names it in the text and shows it with the reader's token", async () => {
  const { open } = mockDraft();
  const sent: string[] = [];
  worker.use(
    http.post("/api/v1/docs/{docId}/images", async ({ request, response }) => {
      sent.push(
        `${request.headers.get("Content-Type")} ${(await request.arrayBuffer()).byteLength}`,
      );
      return response(201).json({
        id: ID,
        url: `/api/v1/images/${ID}`,
        contentType: "image/png",
        sizeBytes: PNG.byteLength,
        width: 1,
        height: 1,
        createdAt: new Date().toISOString(),
      });
    }),
    http.get("/api/v1/images/{imageId}", ({ request, response }) =>
      response.untyped(
        request.headers.get("Authorization")
          ? new Response(PNG, { headers: { "Content-Type": "image/png" } })
          : refusedAnswer(401, "UNAUTHENTICATED", "Sign in."),
      ),
    ),
  );
  const { source, preview } = await open("?view=split");
  await source.getByText("Work orders in the shaft.").click();
  paste(source.element(), new File([PNG], "door plan.png", { type: "image/png" }));
  await expect.element(source).toMatchTextContent(`![door plan](/api/v1/images/${ID})`);
  expect(sent).toEqual([`image/png ${PNG.byteLength}`]);
  await expect
    .poll(() => preview.getByAltText("door plan").element().getAttribute("src"))
    .toMatch(/^blob:/u);
});

test("says why an image was not uploaded", async () => {
  const { open } = mockDraft();
  worker.use(
    http.post("/api/v1/docs/{docId}/images", ({ response }) =>
      response.untyped(refusedAnswer(413, "PAYLOAD_TOO_LARGE", "The body is larger than 10 MB.")),
    ),
  );
  const { screen, source } = await open();
  await source.getByText("Work orders in the shaft.").click();
  paste(source.element(), new File([PNG], "plan.png", { type: "image/png" }));
  await expect.element(screen.getByText("plan.png was not uploaded")).toBeVisible();
  await expect.element(screen.getByText("The body is larger than 10 MB.")).toBeVisible();
});
