export type PictureKind = "png" | "jpeg" | "gif" | "webp" | "svg";

/** A picture as it came, with the size in CSS pixels at which it is shown. */
export interface Picture {
  kind: PictureKind;
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Points per pixel of a picture shown at its own size (CSS pixels, 96 to the inch). */
export const POINTS_PER_PIXEL = 0.75;

function startsWith(bytes: Uint8Array, signature: readonly number[], from = 0): boolean {
  return signature.every((byte, index) => bytes[from + index] === byte);
}

function be16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function be32(bytes: Uint8Array, at: number): number {
  return be16(bytes, at) * 65_536 + be16(bytes, at + 2);
}

function le16(bytes: Uint8Array, at: number): number {
  return ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0);
}

function le24(bytes: Uint8Array, at: number): number {
  return le16(bytes, at) | ((bytes[at + 2] ?? 0) << 16);
}

function jpegSize(bytes: Uint8Array): [number, number] | null {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [be16(bytes, at + 7), be16(bytes, at + 5)];
    at += marker === 0xff ? 1 : 2 + be16(bytes, at + 2);
  }
  return null;
}

function webpSize(bytes: Uint8Array): [number, number] | null {
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  if (chunk === "VP8X") return [le24(bytes, 24) + 1, le24(bytes, 27) + 1];
  if (chunk === "VP8 ") return [le16(bytes, 26) & 0x3fff, le16(bytes, 28) & 0x3fff];
  if (chunk !== "VP8L") return null;
  const bits = le16(bytes, 21) | (le16(bytes, 23) << 16);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

function svgSize(bytes: Uint8Array): [number, number] | null {
  const head = new TextDecoder().decode(bytes.subarray(0, 4_000));
  const tag = /<svg\b[^>]*>/i.exec(head)?.[0];
  if (tag === undefined) return null;
  const length = (name: string): number =>
    Number(new RegExp(`\\s${name}=["']([\\d.]+)(?:px)?["']`).exec(tag)?.[1] ?? 0);
  const box = /viewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(tag);
  const width = length("width") || Number(box?.[1] ?? 0);
  const height = length("height") || Number(box?.[2] ?? 0);
  return [width || 300, height || 150];
}

function sized(
  kind: PictureKind,
  bytes: Uint8Array,
  size: [number, number] | null,
): Picture | null {
  if (size === null || !(size[0] > 0) || !(size[1] > 0)) return null;
  return { kind, width: size[0], height: size[1], bytes };
}

/** Tells a picture by its first bytes; null when it is none that the product knows. */
export function readPicture(bytes: Uint8Array): Picture | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return sized("png", bytes, [be32(bytes, 16), be32(bytes, 20)]);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return sized("jpeg", bytes, jpegSize(bytes));
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38]))
    return sized("gif", bytes, [le16(bytes, 6), le16(bytes, 8)]);
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8))
    return sized("webp", bytes, webpSize(bytes));
  return sized("svg", bytes, svgSize(bytes));
}
