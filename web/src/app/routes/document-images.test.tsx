import { expect, test } from "vitest";
import { type Locator, userEvent } from "vitest/browser";
import { cleanup } from "vitest-browser-react";
import { keepImage, listWithImages, readImages } from "@/lib/kept-images.ts";
import { unsavedDrafts } from "@/lib/unsaved-drafts.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft } from "@/testing/open-document.tsx";

const INTRODUCTION = "The app keeps work orders.";

function paste(source: Locator, ...names: string[]): void {
  const clipboardData = new DataTransfer();
  for (const name of names) {
    clipboardData.items.add(new File([new Uint8Array([1])], name, { type: "image/png" }));
  }
  const options = { clipboardData, bubbles: true, cancelable: true };
  source.element().dispatchEvent(new ClipboardEvent("paste", options));
}

function stored(number: number) {
  return {
    id: `img_${number}`,
    url: `/images/${number}`,
    contentType: "image/png" as const,
    sizeBytes: 1,
    width: 1,
    height: 1,
    createdAt: new Date().toISOString(),
  };
}

/** Opens the draft, ends the connection, and puts the cursor behind the introduction. */
async function openOffline({ room, open }: ReturnType<typeof mockDraft>) {
  const page = await open();
  await expect.element(page.screen.getByText("Saved", { exact: true })).toBeVisible();
  room.tickets = "unreachable";
  room.close({ code: 1011, reason: "" });
  await page.source.getByText(INTRODUCTION).click();
  await userEvent.keyboard("{End}");
  return page;
}

test("images pasted without a connection are kept over a reload, and come into the text where they were put", async () => {
  const mocked = mockDraft();
  const { room, draft, document, open } = mocked;
  let uploaded = 0;
  worker.use(
    http.post("/api/v1/docs/{docId}/images", ({ response }) => {
      uploaded += 1;
      return response(201).json(stored(uploaded));
    }),
  );
  const first = await openOffline(mocked);
  paste(first.source, "shaft_door.png", "cabin.png");
  await userEvent.keyboard(" Typed after.");
  const waiting = first.screen.getByText("Waiting for the connection; kept on this device.");
  await expect.poll(() => waiting.elements().length).toBe(2);
  await expect.poll(listWithImages).toEqual([document.id]);
  expect(await seriousViolations()).toEqual([]);

  await cleanup();
  const { screen, source } = await open();
  await expect.element(source).toMatchTextContent(/Typed after/u);
  await expect.poll(() => waiting.elements().length).toBe(2);
  expect(uploaded).toBe(0);
  room.tickets = "given";
  dispatchEvent(new Event("online"));
  await expect
    .poll(() => draft.content)
    .toContain(`${INTRODUCTION}![shaft door](/images/1)\n\n![cabin](/images/2) Typed after.`);
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  expect(waiting.elements()).toHaveLength(0);
  await expect.poll(listWithImages).toEqual([]);
});

test.for([
  { end: "once it was uploaded", url: undefined, isWritten: false, uploads: 1 },
  { end: "once its url was kept", url: "/images/1", isWritten: false, uploads: 0 },
  { end: "once it was in the text", url: "/images/1", isWritten: true, uploads: 0 },
])("an image of a visit that ended $end comes in once", async ({ url, isWritten, uploads }) => {
  const mocked = mockDraft();
  const { api, room, draft, document, open } = mocked;
  const owner = { userId: api.me.id, docId: document.id };
  let uploaded = 0;
  worker.use(
    http.post("/api/v1/docs/{docId}/images", ({ response }) => {
      uploaded += 1;
      return response(201).json(stored(1));
    }),
  );
  const first = await openOffline(mocked);
  paste(first.source, "door.png");
  await expect.poll(listWithImages).toEqual([document.id]);
  await cleanup();
  for (const image of await readImages(owner)) await keepImage({ ...image, url });
  const named = `${INTRODUCTION}![door](/images/1)`;
  if (isWritten) room.replace(draft.content.replace(INTRODUCTION, named));
  room.tickets = "given";

  const { screen } = await open();
  await expect.poll(listWithImages).toEqual([]);
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  expect(draft.content.split("![door](/images/1)")).toHaveLength(2);
  expect(draft.content).toContain(named);
  expect(uploaded).toBe(uploads);
});

test("an image that the server has no room for now waits for another try, and can be given up", async () => {
  const { draft, document, open } = mockDraft();
  const answers = [503, 503, 201];
  worker.use(
    http.post("/api/v1/docs/{docId}/images", ({ response }) => {
      if (answers.shift() === 201) return response(201).json(stored(1));
      return response.untyped(Response.json({}, { status: 503 }));
    }),
  );
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  await source.getByText(INTRODUCTION).click();
  paste(source, "given_up.png");
  await expect.element(screen.getByText("Not uploaded yet; kept on this device.")).toBeVisible();
  expect(await unsavedDrafts()).toEqual([document.id]);
  await screen.getByRole("button", { name: "Cancel: given_up.png" }).click();
  await expect.poll(listWithImages).toEqual([]);
  paste(source, "door.png");
  await screen.getByRole("button", { name: "Try again: door.png" }).click();
  await expect.poll(() => draft.content).toContain("![door](/images/1)");
  expect(draft.content).not.toContain("given");
});
