import type { ExportFormat, RenderWarning } from "../export-source.ts";
import type { Block, DocumentModel, ImageBlock } from "../markdown/model.ts";
import { type Picture, type PictureKind, readPicture } from "./picture.ts";

/** Where the pictures of a text come from; null for those that are not there. */
export interface PictureSource {
  load(source: string): Promise<Uint8Array | null>;
}

const MOST_BYTES = 24_000_000;

const shownBy: Record<Exclude<ExportFormat, "md">, readonly PictureKind[]> = {
  pdf: ["png", "jpeg"],
  docx: ["png", "jpeg", "gif"],
  html: ["png", "jpeg", "gif", "webp", "svg"],
};

function* images(blocks: readonly Block[]): Generator<ImageBlock> {
  for (const block of blocks) {
    if (block.type === "image") yield block;
    else if (block.type === "quote") yield* images(block.blocks);
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

function notShown(alt: string, reason: string): RenderWarning {
  const name = alt === "" ? "A picture" : `The picture “${alt.slice(0, 80)}”`;
  return { code: "PICTURE_NOT_SHOWN", message: `${name} is not shown: ${reason}` };
}

/** Loads what a format can show of a text's pictures, and says what it cannot. */
export async function loadPictures(
  model: DocumentModel,
  source: PictureSource,
  format: Exclude<ExportFormat, "md">,
): Promise<{ pictures: Map<string, Picture>; warnings: RenderWarning[] }> {
  const pictures = new Map<string, Picture>();
  const warnings: RenderWarning[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const image of [...images(model.blocks)]) {
    if (seen.has(image.source)) continue;
    seen.add(image.source);
    const isEmbedded = image.source.startsWith("data:");
    const bytes = isEmbedded ? embedded(image.source) : await source.load(image.source);
    const picture = bytes === null ? null : readPicture(bytes);
    if (picture === null) warnings.push(notShown(image.alt, "it is not there or no picture."));
    else if (!shownBy[format].includes(picture.kind))
      warnings.push(
        notShown(
          image.alt,
          `${format.toUpperCase()} cannot hold ${picture.kind.toUpperCase()}. Use PNG or JPEG.`,
        ),
      );
    else if (total + picture.bytes.length > MOST_BYTES)
      warnings.push(notShown(image.alt, "the pictures together are larger than 24 MB."));
    else {
      total += picture.bytes.length;
      pictures.set(image.source, picture);
    }
  }
  return { pictures, warnings };
}
