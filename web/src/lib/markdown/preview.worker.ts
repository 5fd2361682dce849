import type { PreviewRequest } from "./preview-protocol.ts";
import { PreviewRenderer } from "./preview-renderer.ts";

const renderer = new PreviewRenderer(
  (answer) => postMessage(answer),
  () => new Promise((resolve) => setTimeout(resolve)),
);

addEventListener("message", ({ data }: MessageEvent<PreviewRequest>) => {
  void renderer.handle(data);
});
