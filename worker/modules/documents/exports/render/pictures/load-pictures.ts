import type { ExportFormat, RenderWarning } from "../export-source.ts";
import type { Block, DocumentModel, ImageBlock } from "../markdown/model.ts";
import { placePictures } from "../markdown/place-pictures.ts";
import { type Picture, type PictureKind, readPicture } from "./picture.ts";
import { wantedSizeOf } from "./wanted-size.ts";

type PictureFormat = Exclude<ExportFormat, "md">;

export interface StoredPicture {
  sizeBytes: number;
  /** In CSS pixels, where that is not the number of its own. */
  shown?: { width: number; height: number };
  /** Null when it is gone. */
  read(): Promise<Uint8Array | null>;
}

/** Where the pictures of a text come from; those that are not there are left out. */
export interface PictureSource {
  find(
    sources: readonly string[],
    format: ExportFormat,
  ): Promise<ReadonlyMap<string, StoredPicture>>;
}

/** Draws a picture as PNG; null or a failure when it cannot. */
export interface PictureConverter {
  toPng(picture: Picture): Promise<Uint8Array | null>;
}

/** Of all pictures of a file together. */
export const MOST_BYTES = 24_000_000;

const shownBy: Record<PictureFormat, readonly PictureKind[]> = {
  pdf: ["png", "jpeg"],
  docx: ["png", "jpeg", "gif"],
  html: ["png", "jpeg", "gif", "webp", "svg"],
};

function* images(blocks: readonly Block[]): Generator<ImageBlock> {
  for (const block of blocks) {
    if (block.type === "image") yield block;
    else if (block.type === "paragraph" || block.type === "heading") {
      for (const { image: source, text: alt } of block.runs)
        if (source !== undefined) yield { type: "image", source, alt, fallback: null };
    } else if (block.type === "quote") yield* images(block.blocks);
    else if (block.type === "list") for (const item of block.items) yield* images(item.blocks);
    else if (block.type === "table")
      for (const row of [block.header, ...block.rows])
        for (const cell of row) if (cell.length > 0) yield* images(cell);
  }
}

function embedded(source: string): Uint8Array | null {
  const match = /^data:image\/[\w.+-]+(;base64)?,(.*)$/is.exec(source);
  if (match === null) return null;
  try {
    if (match[1] === undefined) return new TextEncoder().encode(decodeURIComponent(match[2] ?? ""));
    return Uint8Array.from(atob(match[2] ?? ""), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

const reasons = {
  missing: "it is not there or no picture.",
  tooMuch: "the pictures together are larger than 24 MB.",
};

/** Says that a picture is not in the file, and why. */
export function notShown(alt: string, why: keyof typeof reasons | { text: string }): RenderWarning {
  const reason = typeof why === "string" ? reasons[why] : why.text;
  const name = alt === "" ? "A picture" : `The picture “${alt.slice(0, 80)}”`;
  return { code: "PICTURE_NOT_SHOWN", message: `${name} is not shown: ${reason}` };
}

function asSource(alt: string): RenderWarning {
  const message = `${alt} is shown as its source: the version has no picture of it. Check that the editor draws it, and publish again.`;
  return { code: "DIAGRAM_AS_SOURCE", message };
}

function inText(source: string): StoredPicture | undefined {
  const bytes = embedded(source);
  return bytes === null
    ? undefined
    : { sizeBytes: bytes.length, read: () => Promise.resolve(bytes) };
}

function unreadable(format: PictureFormat, kind: PictureKind): string {
  return `${format.toUpperCase()} cannot hold ${kind.toUpperCase()}, and this one is damaged or too large to be converted. Use PNG or JPEG.`;
}

/** A broken picture, or one with a trap in it, must not cost the whole file. */
async function asPng(picture: Picture, converter: PictureConverter): Promise<Picture | null> {
  const bytes = await converter.toPng(picture).catch(() => null);
  return bytes === null ? null : { ...picture, kind: "png", bytes };
}

/** Loads what a format can show of a text's pictures, finds them their places, and says what it cannot. */
export async function loadPictures(
  model: DocumentModel,
  source: PictureSource,
  converter: PictureConverter,
  format: PictureFormat,
): Promise<{ pictures: Map<string, Picture>; warnings: RenderWarning[] }> {
  const named = new Map<string, ImageBlock>();
  for (const blocks of [model.blocks, ...model.notes.map((note) => note.blocks)])
    for (const image of images(blocks))
      if (!named.has(image.source)) named.set(image.source, image);
  const addresses = new Set([...named.keys()].map((url) => wantedSizeOf(url).address));
  const found = await source.find(
    [...addresses].filter((url) => !url.startsWith("data:")),
    format,
  );
  let total = 0;
  const loaded = await Promise.all(
    [...named.values()].map(async ({ source: url, alt, fallback }) => {
      const { address, resize } = wantedSizeOf(url);
      const stored = address.startsWith("data:") ? inText(address) : found.get(address);
      const sizeBytes = stored?.sizeBytes ?? 0;
      if (total + sizeBytes > MOST_BYTES) return notShown(alt, "tooMuch");
      total += sizeBytes;
      const bytes = (await stored?.read()) ?? null;
      const read = bytes === null ? null : readPicture(bytes);
      const picture = read && resize({ ...read, ...stored?.shown });
      if (picture === null && fallback !== null) return asSource(alt);
      if (picture === null) return notShown(alt, "missing");
      return { url, alt, picture };
    }),
  );
  const pictures = new Map<string, Picture>();
  const warnings: RenderWarning[] = [];
  for (const one of loaded) {
    if ("code" in one) {
      warnings.push(one);
      continue;
    }
    const { url, alt, picture } = one;
    const shown = shownBy[format].includes(picture.kind)
      ? picture
      : await asPng(picture, converter);
    if (shown !== null) pictures.set(url, shown);
    else warnings.push(notShown(alt, { text: unreadable(format, picture.kind) }));
  }
  placePictures(model, pictures);
  return { pictures, warnings };
}
