import mammoth from "mammoth";
import type { ImportedPicture } from "./imported-text.ts";
import { codeLanguage } from "./name-code.ts";
import { unreadable } from "./unreadable.ts";

/** The address by which the converted text names a picture until it has a place of its own. */
export function pictureAddress(index: number): string {
  return `picture:${index}`;
}

/** Lists deeper than the five levels that mammoth knows. */
const deeperLists = [6, 7, 8, 9].flatMap((level) => {
  const parents = Array<string>(level - 1)
    .fill("ul|ol > li")
    .join(" > ");
  return ["unordered", "ordered"].map(
    (kind) =>
      `p:${kind}-list(${level}) => ${parents} > ${kind === "ordered" ? "ol" : "ul"} > li:fresh`,
  );
});

const codeStyles = new Set(["HTML Preformatted", "Source Code", "Code"]);
/** Lines of code in one paragraph are code of their own, not more of the code before. */
const codeBlock = "code block";

const alignments = ["center", "right"] as const;

function cellStyle(side: string): string {
  return `cell ${side}`;
}

interface Part {
  type: string;
  children?: Part[];
  styleName?: string | null;
  alignment?: string | null;
  breakType?: string;
  numbering?: unknown;
}

function withStyles(part: Part, inCell: boolean): Part {
  const children = part.children?.map((child) =>
    withStyles(child, inCell || part.type === "tableCell"),
  );
  const changed = children === undefined ? part : { ...part, children };
  if (part.type !== "paragraph") return changed;
  const side = alignments.find((name) => name === part.alignment);
  if (inCell && side !== undefined && !part.numbering)
    return { ...changed, styleName: cellStyle(side) };
  const isCode = codeStyles.has(part.styleName ?? "");
  return isCode && hasBreak(part) ? { ...changed, styleName: codeBlock } : changed;
}

function hasBreak({ breakType, children = [] }: Part): boolean {
  return breakType === "line" || children.some(hasBreak);
}

/** Styles beyond those that mammoth knows; contents tables are left to the product. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\n')",
  "p[style-name='Source Code'] => pre:separator('\n')",
  "p[style-name='Code'] => pre:separator('\n')",
  `p[style-name='${codeBlock}'] => pre.own:fresh`,
  `p[style-name='Code Language'] => p.${codeLanguage}:fresh`,
  ...alignments.map((side) => `p[style-name='${cellStyle(side)}'] => p.${side}:fresh`),
  "r[style-name='Code'] => code",
  "r[style-name='Inline Code'] => code",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Verbatim Char'] => code",
  "p[style-name='TOC Heading'] => !",
  "p[style-name='TOC Heading in Text'] => !",
  "p[style-name='Cover Note'] => !",
  "p[style-name='Front Matter'] => !",
  "p[style-name='Front Matter Heading'] => !",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => !`),
  "p[style-name='Kicker'] => !",
  "highlight => mark",
  ...deeperLists,
];

/** One piece of a Word document as HTML; its pictures are added to those before. */
export async function convertPiece(
  file: Uint8Array<ArrayBuffer>,
  pictures: ImportedPicture[],
): Promise<string> {
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = new Uint8Array(await image.readAsArrayBuffer());
    const alt = (image as { altText?: string }).altText ?? "";
    pictures.push({ bytes, alt });
    return { src: pictureAddress(pictures.length - 1) };
  });
  const { buffer: arrayBuffer, byteOffset, byteLength } = file;
  // Its build for browsers, which bundlers choose, takes the one; its build for Node the other.
  const input = {
    arrayBuffer: arrayBuffer.slice(byteOffset, byteOffset + byteLength),
    buffer: Buffer.from(arrayBuffer, byteOffset, byteLength),
  };
  try {
    const transformDocument = (document: unknown) => withStyles(document as Part, false);
    const options = { styleMap, convertImage, transformDocument, includeEmbeddedStyleMap: false };
    return (await mammoth.convertToHtml(input, options)).value;
  } catch (cause) {
    throw unreadable(
      "This Word document is damaged. Open it in Word, save it again, and import that.",
      { cause },
    );
  }
}
