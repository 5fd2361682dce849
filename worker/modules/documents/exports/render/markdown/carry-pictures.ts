import type { RenderWarning } from "../export-source.ts";
import {
  MOST_BYTES,
  notShown,
  type PictureSource,
  type StoredPicture,
} from "../pictures/load-pictures.ts";
import { readPicture } from "../pictures/picture.ts";

/** A file that lies beside the text, by its path from there. */
export interface FileBeside {
  path: string;
  bytes: Uint8Array;
}

interface CarriedPictures {
  markdown: string;
  files: FileBeside[];
  warnings: RenderWarning[];
}

/** Where Markdown and the HTML in it name an address on the same host. */
const placePattern = /(\]\(\s*<?|\]:[ \t]*<?|\bsrc=["']?)(\/[^\s)>"']+)/g;
const imagePattern = /!\[([^\]]*)$/;
const longestAlt = 500;

/** The text of the picture that a place is of; undefined for places of other links. */
function altBefore(markdown: string, index: number): string | undefined {
  return imagePattern.exec(markdown.slice(Math.max(0, index - longestAlt), index))?.[1];
}

async function fileOf(address: string, stored: StoredPicture): Promise<FileBeside | undefined> {
  const bytes = await stored.read();
  const kind = bytes && readPicture(bytes)?.kind;
  if (!bytes || !kind) return undefined;
  const name = address.slice(address.lastIndexOf("/") + 1);
  return { path: `images/${name}.${kind === "jpeg" ? "jpg" : kind}`, bytes };
}

/** The text with the product's own pictures as files beside it, which open anywhere. */
export async function carryPictures(
  markdown: string,
  source: PictureSource,
): Promise<CarriedPictures> {
  const alts = new Map<string, string | undefined>();
  for (const { index, 2: address = "" } of markdown.matchAll(placePattern))
    if (alts.get(address) === undefined) alts.set(address, altBefore(markdown, index));
  const found = await source.find([...alts.keys()], "md");
  const files = new Map<string, FileBeside>();
  const warnings: RenderWarning[] = [];
  let total = 0;
  for (const [address, alt] of alts) {
    const stored = found.get(address);
    const isTooMuch = stored !== undefined && total + stored.sizeBytes > MOST_BYTES;
    const file = stored && !isTooMuch ? await fileOf(address, stored) : undefined;
    if (file === undefined) {
      if (alt !== undefined) warnings.push(notShown(alt, isTooMuch ? "tooMuch" : "missing"));
      continue;
    }
    total += file.bytes.length;
    files.set(address, file);
  }
  if (files.size === 0) return { markdown, files: [], warnings };
  const carried = markdown.replace(placePattern, (whole, before: string, address: string) => {
    const file = files.get(address);
    return file === undefined ? whole : before + file.path;
  });
  return { markdown: carried, files: [...files.values()], warnings };
}
