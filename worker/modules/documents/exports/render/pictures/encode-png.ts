import { zlibSync } from "fflate";
import { joinBytes } from "./join-bytes.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const polynomial = 0xedb88320;

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
  }
  return ~crc >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** Pixels (four bytes each: red, green, blue, opacity) as a PNG; without opacity when nothing is transparent. */
export function encodePng(width: number, height: number, pixels: Uint8ClampedArray): Uint8Array {
  let opaque = true;
  for (let at = 3; opaque && at < pixels.length; at += 4) opaque = pixels[at] === 255;
  const channels = opaque ? 3 : 4;
  const rows = new Uint8Array(height * (width * channels + 1));
  let to = 0;
  for (let from = 0; from < width * height * 4; ) {
    if (from % (width * 4) === 0) to += 1;
    for (let channel = 0; channel < channels; channel += 1)
      rows[to + channel] = pixels[from + channel] ?? 0;
    from += 4;
    to += channels;
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, opaque ? 2 : 6], 8);
  return joinBytes([
    Uint8Array.from(signature),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(rows)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}
