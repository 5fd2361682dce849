import { zlibSync } from "fflate";
import { decodePng, plainPng } from "../pictures/decode-png.ts";
import { joinBytes } from "../pictures/join-bytes.ts";
import { type Picture, POINTS_PER_PIXEL, readPicture } from "../pictures/picture.ts";
import type { PdfDocument, PdfReference } from "./pdfkit-document.ts";

/** A picture that a PDF can hold, with its own size in points. */
export interface PlacedPicture {
  picture: Picture;
  width: number;
  height: number;
}

const MOST_PIXELS = 4_000_000;

/** The picture as a PDF can place it; null for kinds that it cannot. */
export function placeable(picture: Picture): PlacedPicture | null {
  if (picture.kind !== "png" && picture.kind !== "jpeg") return null;
  return {
    picture,
    width: picture.width * POINTS_PER_PIXEL,
    height: picture.height * POINTS_PER_PIXEL,
  };
}

function image(doc: PdfDocument, data: Record<string, unknown>, bytes: Uint8Array): PdfReference {
  const reference = doc.ref({ Type: "XObject", Subtype: "Image", BitsPerComponent: 8, ...data });
  reference.end(bytes);
  return reference;
}

/** The pixels that a picture has, however large it is shown. */
function pixelsOf({ bytes }: Picture): { width: number; height: number } {
  return readPicture(bytes) ?? { width: 1, height: 1 };
}

function embedJpeg(doc: PdfDocument, picture: Picture): PdfReference {
  const { bytes } = picture;
  const { width, height } = pixelsOf(picture);
  const frame = bytes.findIndex(
    (byte, at) => byte === 0xff && [0xc0, 0xc1, 0xc2].includes(bytes[at + 1] ?? 0),
  );
  const channels = bytes[frame + 9] ?? 3;
  const space = channels === 1 ? "DeviceGray" : channels === 4 ? "DeviceCMYK" : "DeviceRGB";
  const inverted = channels === 4 ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {};
  const data = { Width: width, Height: height, ColorSpace: space, Filter: "DCTDecode" };
  return image(doc, { ...data, ...inverted }, bytes);
}

function embedPng(doc: PdfDocument, picture: Picture): PdfReference {
  const { bytes } = picture;
  const { width, height } = pixelsOf(picture);
  const plain = plainPng(bytes);
  if (plain !== null) {
    const { colors } = plain;
    const parameters = { Predictor: 15, Colors: colors, BitsPerComponent: 8, Columns: width };
    const space = colors === 1 ? "DeviceGray" : "DeviceRGB";
    const data = { Width: width, Height: height, ColorSpace: space, Filter: "FlateDecode" };
    return image(doc, { ...data, DecodeParms: parameters }, joinBytes(plain.data));
  }
  const pixels = decodePng(bytes, MOST_PIXELS) ?? {
    width: 1,
    height: 1,
    color: Uint8Array.of(230, 230, 230),
    alpha: null,
  };
  const size = { Width: pixels.width, Height: pixels.height, Filter: "FlateDecode" };
  const mask =
    pixels.alpha === null
      ? {}
      : { SMask: image(doc, { ...size, ColorSpace: "DeviceGray" }, zlibSync(pixels.alpha)) };
  return image(doc, { ...size, ColorSpace: "DeviceRGB", ...mask }, zlibSync(pixels.color));
}

/** Writes a picture into the document once; its reference can be placed on many pages. */
export function embedPicture(doc: PdfDocument, { picture }: PlacedPicture): PdfReference {
  return picture.kind === "jpeg" ? embedJpeg(doc, picture) : embedPng(doc, picture);
}
