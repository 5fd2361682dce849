import { zipSync } from "fflate";
import type { Root } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { bodySlices } from "./body-slices.ts";
import { convertPiece } from "./convert-piece.ts";
import { docxWarnings } from "./docx-warnings.ts";
import { equationsAsText } from "./equation-text.ts";
import { Anchors, htmlToMdast, lowerHeadingsUnderTitle } from "./html-to-mdast.ts";
import type { ImportedPicture, ImportedText } from "./imported-text.ts";
import { numberHeadings } from "./number-headings.ts";
import { placeLinks } from "./place-links.ts";
import { type DocxParts, partText, unpackDocx } from "./unpack-docx.ts";
import { unreadable } from "./unreadable.ts";

const coreTitle = /<dc:title[^<>]*>([^<]{1,400})<\/dc:title>/u;
const mainPart = "word/document.xml";
const mainRelations = "word/_rels/document.xml.rels";

/** Reads a Word document into Markdown, a piece at a time; `onPiece` is called before each. */
export async function readDocx(
  file: Uint8Array<ArrayBuffer>,
  onPiece: (piece: number, pieces: number) => Promise<void>,
): Promise<ImportedText> {
  const parts = unpackDocx(file);
  const main = equationsAsText(partText(parts, mainPart));
  const slices = bodySlices(numberHeadings(main, parts));
  const pictures: ImportedPicture[] = [];
  const anchors = new Anchors();
  const root: Root = { type: "root", children: [] };
  for (const [index, slice] of slices.entries()) {
    await onPiece(index, slices.length);
    const piece = { ...withPicturesOf(slice, parts), [mainPart]: new TextEncoder().encode(slice) };
    const html = await convertPiece(zipSync(piece, { level: 0 }), pictures);
    root.children.push(...htmlToMdast(html, anchors).children);
  }
  if (root.children.length === 0) throw unreadable("This Word document has no text.");
  lowerHeadingsUnderTitle(root, anchors);
  const [, coreName = ""] = coreTitle.exec(partText(parts, "docProps/core.xml")) ?? [];
  return {
    title: anchors.firstHeading || coreName.trim() || null,
    pictures,
    warnings: docxWarnings(parts),
    write: (addresses) => write(placeLinks(root, { addresses, anchors })),
  };
}

/** The parts without the pictures that a piece of the document does not show. */
function withPicturesOf(slice: string, parts: DocxParts): DocxParts {
  const shown = new Set<string>();
  for (const [, id = "", target = ""] of relationsOf(partText(parts, mainRelations))) {
    if (slice.includes(`"${id}"`)) shown.add(`word/${target}`);
  }
  return Object.fromEntries(
    Object.entries(parts).filter(([path]) => !path.startsWith("word/media/") || shown.has(path)),
  );
}

function relationsOf(xml: string) {
  return [...xml.matchAll(/<Relationship\b[^<>]*>/g)].map(([tag]) => [
    tag,
    /\bId="([^"]*)"/.exec(tag)?.[1],
    /\bTarget="([^"]*)"/.exec(tag)?.[1],
  ]);
}

function write(root: Root): string {
  return toMarkdown(root, {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    fences: true,
    listItemIndent: "one",
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}
