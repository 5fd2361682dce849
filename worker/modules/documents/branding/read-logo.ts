import { sha256Hex } from "../../../kernel/digest.ts";
import { readPicture } from "../exports/render/pictures/picture.ts";
import type { Logo } from "./contract.ts";

const mostPixels = 4000;
const shortestBytes = 40;

/** What a logo is, by its first bytes; null when it is no PNG or JPEG, or too large to place. */
export async function readLogo(bytes: Uint8Array<ArrayBuffer>): Promise<Logo | null> {
  if (bytes.byteLength < shortestBytes) return null;
  const picture = readPicture(bytes);
  if (picture?.kind !== "png" && picture?.kind !== "jpeg") return null;
  const { kind: type, width, height } = picture;
  if (Math.max(width, height) > mostPixels) return null;
  return { hash: await sha256Hex(bytes), type, width, height };
}
