import decodeWebp from "@jsquash/webp/codec/dec/webp_dec.js";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { decodeFrame } from "modern-gif";
import { type FontSource, type Picture, type PictureConverter, svgFonts } from "./render/index.ts";
import { encodePng } from "./render/pictures/encode-png.ts";

/** A picture of more would take what an isolate has of memory. */
const mostPixels = 8_000_000;
const mostSvgPixels = 4_000_000;
/** Pixels of paper for one of the screen. */
const svgScale = 2;

let resvg: Promise<void> | undefined;

/** Compiled code is only in a Worker's bundle; it is not loaded before a picture needs it. */
function startResvg(): Promise<void> {
  resvg ??= import("@resvg/resvg-wasm/index_bg.wasm").then(({ default: code }) => initWasm(code));
  return resvg;
}

/** Draws the pictures that PDF and Word cannot hold as PNG: SVG, WebP, and the first frame of a GIF. */
export function pictureConverter(fonts: FontSource): PictureConverter {
  return {
    async toPng(picture) {
      if (picture.kind === "svg") return svgToPng(picture, fonts);
      if (picture.width * picture.height > mostPixels) return null;
      return picture.kind === "webp" ? webpToPng(picture) : gifToPng(picture);
    },
  };
}

async function svgToPng({ bytes, width, height }: Picture, fonts: FontSource): Promise<Uint8Array> {
  const source = new TextDecoder().decode(bytes);
  await startResvg();
  const fontBuffers = await Promise.all(
    svgFonts(source).map(async (name) => new Uint8Array(await fonts.load(name))),
  );
  const zoom = Math.min(svgScale, Math.sqrt(mostSvgPixels / (width * height)));
  const image = new Resvg(source, {
    fitTo: { mode: "width", value: Math.max(1, Math.round(width * zoom)) },
    font: { fontBuffers, defaultFontFamily: "Noto Sans", sansSerifFamily: "Noto Sans" },
  });
  const drawn = image.render();
  const png = drawn.asPng();
  drawn.free();
  image.free();
  return png;
}

/** Each picture has an instance of its own: what it took of memory goes with it. */
async function webpToPng({ bytes }: Picture): Promise<Uint8Array | null> {
  const { default: code } = await import("@jsquash/webp/codec/dec/webp_dec.wasm");
  const decoder = await decodeWebp({
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(code, imports);
      done(instance);
      return instance.exports;
    },
  });
  // The decoder gives the Worker a location, by which other libraries take it for a page.
  Reflect.deleteProperty(globalThis, "location");
  const image = decoder.decode(bytes);
  return image && encodePng(image.width, image.height, image.data);
}

function gifToPng({ bytes, width, height }: Picture): Uint8Array {
  return encodePng(width, height, decodeFrame(new Uint8Array(bytes), 0).data);
}
