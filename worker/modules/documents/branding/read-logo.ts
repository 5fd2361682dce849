import type { Logo } from "./contract.ts";

const mostPixels = 4000;
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function pngSize(view: DataView): [number, number] | null {
  const isPng = pngSignature.every((byte, index) => view.getUint8(index) === byte);
  return isPng && view.byteLength > 33 ? [view.getUint32(16), view.getUint32(20)] : null;
}

function jpegSize(view: DataView): [number, number] | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** What a logo is, by its first bytes; null when it is no PNG or JPEG, or too large to place. */
export async function readLogo(bytes: Uint8Array<ArrayBuffer>): Promise<Logo | null> {
  if (bytes.byteLength < 40) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const png = pngSize(view);
  const size = png ?? jpegSize(view);
  if (size === null || !size.every((side) => side > 0 && side <= mostPixels)) return null;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  const [width, height] = size;
  return { hash: hash.join(""), type: png === null ? "jpeg" : "png", width, height };
}
