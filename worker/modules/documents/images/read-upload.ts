import { DomainError } from "../../../kernel/errors.ts";
import { readPicture } from "../exports/render/pictures/picture.ts";
import { type ImageType, maxImageBytes } from "./contract.ts";
import { InvalidSvgError, sanitizeSvg } from "./sanitize-svg.ts";

const typesByKind = {
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
} as const satisfies Record<string, ImageType>;

const longestSidePixels = 30_000;

/**
 * What an uploaded file is, by its own bytes and whatever it calls itself; SVG comes back without
 * scripts and outside addresses. VALIDATION_FAILED for all else, PAYLOAD_TOO_LARGE over 10 MB.
 */
export function readUpload(bytes: Uint8Array<ArrayBuffer>) {
  if (bytes.byteLength > maxImageBytes) {
    throw new DomainError("PAYLOAD_TOO_LARGE", "An image may have at most 10 MB.", {
      maxBytes: maxImageBytes,
    });
  }
  const picture = readPicture(bytes);
  if (picture === null) throw notAnImage("This is no PNG, JPEG, WebP, GIF or SVG.");
  const [width, height] = [Math.ceil(picture.width), Math.ceil(picture.height)];
  if (Math.max(width, height) > longestSidePixels) {
    throw notAnImage(`An image may be at most ${longestSidePixels} pixels wide and high.`);
  }
  const contentType: ImageType = typesByKind[picture.kind];
  return { bytes: picture.kind === "svg" ? safeSvg(bytes) : bytes, contentType, width, height };
}

function safeSvg(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  try {
    const source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return new TextEncoder().encode(sanitizeSvg(source));
  } catch (error) {
    if (error instanceof InvalidSvgError || error instanceof TypeError) {
      throw notAnImage("This SVG cannot be read. Export it again as plain SVG, or as PNG.");
    }
    throw error;
  }
}

function notAnImage(message: string): DomainError {
  return new DomainError("VALIDATION_FAILED", message, {
    issues: [{ path: "body", code: "not_an_image", message }],
  });
}
