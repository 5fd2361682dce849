import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
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

const STORED = {
  id: ID,
  url: `/api/v1/images/${ID}`,
  contentType: "image/png" as const,
  sizeBytes: PNG.byteLength,
  width: 1,
  height: 1,
  createdAt: "2026-11-20T10:00:00.000Z",
};

function paste(source: Element, ...files: File[]): void {
  const clipboardData = new DataTransfer();
  for (const file of files) clipboardData.items.add(file);
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
      return response(201).json(STORED);
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

test("keeps pasted images together before what is typed meanwhile, and undoes each alone", async () => {
  const { open, draft } = mockDraft();
  const answers: (() => void)[] = [];
  worker.use(
    http.post("/api/v1/docs/{docId}/images", async ({ response }) => {
      await new Promise<void>((done) => answers.push(done));
      return response(201).json(STORED);
    }),
  );
  const { source } = await open();
  await source.getByText("Work orders in the shaft.").click();
  await userEvent.keyboard("{End}");
  paste(
    source.element(),
    new File([PNG], "a.png", { type: "image/png" }),
    new File([PNG], "b.png", { type: "image/png" }),
  );
  await expect.poll(() => answers.length).toBe(1);
  await userEvent.keyboard(" One");
  answers[0]?.();
  await expect.poll(() => answers.length).toBe(2);
  await userEvent.keyboard(" two");
  answers[1]?.();
  const first = `shaft.![a](${STORED.url})`;
  await expect.poll(() => draft.content).toContain(`${first}\n\n![b](${STORED.url}) One two`);
  await userEvent.keyboard("!");
  await expect.poll(() => draft.content).toContain(" One two!");
  await userEvent.keyboard("{Control>}zz{/Control}");
  await expect.poll(() => draft.content).toContain(`${first} One two`);
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

test("refuses at once what is no image, or too large", async () => {
  const { open } = mockDraft();
  const { screen, source } = await open();
  await source.getByText("Work orders in the shaft.").click();
  paste(source.element(), new File([PNG], "plan.pdf", { type: "application/pdf" }));
  await expect.element(screen.getByText("plan.pdf was not uploaded")).toBeVisible();
  await expect.element(screen.getByText(/An image is a PNG, JPEG, WebP/u)).toBeVisible();
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], "shaft.png", {
    type: "image/png",
  });
  paste(source.element(), large);
  await expect.element(screen.getByText("It has 10.1 MB", { exact: false })).toBeVisible();
});

test("shows what is on its way, and stops it", async () => {
  const { open, draft } = mockDraft();
  const stopped: string[] = [];
  worker.use(
    http.post("/api/v1/docs/{docId}/images", ({ request, response }) => {
      request.signal.addEventListener("abort", () => stopped.push(request.url));
      return new Promise<never>(() => response);
    }),
  );
  const { screen, source } = await open();
  await source.getByText("Work orders in the shaft.").click();
  paste(source.element(), new File([PNG], "도면.png", { type: "image/png" }));
  const list = screen.getByRole("list", { name: "Images being uploaded" });
  await expect.element(list.getByRole("progressbar", { name: "Upload of 도면.png" })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await list.getByRole("button", { name: "Cancel: 도면.png" }).click();
  await expect.element(list).not.toBeInTheDocument();
  await expect.element(screen.getByText("was not uploaded")).not.toBeInTheDocument();
  expect(draft.content).not.toContain("도면");
});

test("inserts a chosen image where the cursor was, with words for it", async () => {
  const { open, room, draft } = mockDraft();
  worker.use(
    http.post("/api/v1/docs/{docId}/images", ({ response }) => response(201).json(STORED)),
  );
  const { screen, source } = await open();
  await source.getByText("Work orders in the shaft.").click();
  await userEvent.keyboard("{End}");
  await screen.getByRole("button", { name: "Image", exact: true }).click();
  const dialog = screen.getByRole("dialog", { name: "Insert an image" });
  await dialog
    .getByLabelText("File")
    .upload(new File(["%PDF"], "a.pdf", { type: "application/pdf" }));
  await expect
    .element(dialog.getByRole("alert"))
    .toMatchTextContent(/PNG, JPEG, WebP, GIF or SVG/u);
  await dialog
    .getByLabelText("File")
    .upload(new File([PNG], "door_plan.png", { type: "image/png" }));
  await expect.element(dialog.getByLabelText(/^What it shows/u)).toHaveValue("door plan");
  await dialog.getByLabelText(/^What it shows/u).fill("승강장 [문] 도면");
  expect(await seriousViolations()).toEqual([]);
  room.replace(`Somebody writes above.\n\n${draft.content}`);
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect
    .poll(() => draft.content)
    .toContain(`Work orders in the shaft.![승강장 \\[문\\] 도면](${STORED.url})`);
});
