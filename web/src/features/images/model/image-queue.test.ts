import { expect, onTestFinished, test } from "vitest";
import { type KeptImage, readImages } from "@/lib/kept-images.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { mockApi, worker } from "@/testing/mock-api.ts";
import { ImageQueue } from "./image-queue.ts";

test("where an image is stays on disk from before the text names it until the text is there too", async () => {
  mockApi();
  const owner = { userId: "usr_1", docId: `doc_${crypto.randomUUID()}` };
  worker.use(
    http.post("/api/v1/docs/{docId}/images", ({ response }) =>
      response(201).json({
        id: "img_1",
        url: "/images/1",
        contentType: "image/png",
        sizeBytes: 1,
        width: 1,
        height: 1,
        createdAt: new Date().toISOString(),
      }),
    ),
  );
  const kept: Record<string, Promise<KeptImage[]>> = {};
  const textKept = Promise.withResolvers<void>();
  const queue = new ImageQueue(owner, {
    read: () => "",
    keepNow: () => textKept.promise,
    isConnected: () => true,
    follow: (offset) => () => offset,
    notePlace: () => new Uint8Array(),
    findPlace: () => 0,
    onRoomEvent: () => () => undefined,
    editor: {
      getSelection: () => ({ to: 0 }),
      onFiles: () => () => undefined,
      replaceRange: () => {
        kept.writing = readImages(owner);
        return true;
      },
      scrollToRange: () => undefined,
    },
  });
  onTestFinished(() => queue.close());
  await queue.add([new File(["1"], "door.png", { type: "image/png" })], 0);
  await expect.poll(() => kept.writing).toBeDefined();
  expect(await kept.writing).toMatchObject([{ url: "/images/1" }]);
  expect(await readImages(owner)).toHaveLength(1);
  textKept.resolve();
  await expect.poll(() => readImages(owner)).toEqual([]);
});
