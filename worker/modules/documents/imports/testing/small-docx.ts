import { strToU8, zipSync } from "fflate";

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A run of text as Word writes it. */
export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of a style with that content. */
export function paragraph(content: string, style?: string, more = ""): string {
  const styled = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${styled}${more}</w:pPr>${content}</w:p>`;
}

/** A paragraph of a bulleted list; levels count from 0. */
export function bullet(content: string, level: number): string {
  return paragraph(
    content,
    undefined,
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`,
  );
}

/** A row of cells, each with its paragraphs. */
export function row(...cells: string[]): string {
  return `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`;
}

/** A picture in the text, by the relation of its file. */
export function picture(relation: string, alt: string): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

const usualStyles = ["Title", "heading 1", "heading 2", "toc 1"]
  .map((name) => {
    const id =
      name === "Title" ? name : name.replace(" ", "").replace(/^./, (c) => c.toUpperCase());
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  })
  .join("");

const usualLevels = [0, 1, 2, 3, 4, 5]
  .map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`)
  .join("");

const usualNumbering = `<w:abstractNum w:abstractNumId="0">${usualLevels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

interface SmallDocx {
  body: string;
  footnotes?: string;
  /** Instead of the usual ones. */
  styles?: string;
  numbering?: string;
  /** By their relations. */
  pictures?: Record<string, Uint8Array>;
}

/** A Word document of the least parts that one has. */
export function smallDocx({
  body,
  footnotes = "",
  styles = usualStyles,
  numbering = usualNumbering,
  pictures = {},
}: SmallDocx) {
  const media = Object.entries(pictures);
  const relations = media
    .map(
      ([id]) =>
        `<Relationship Id="${id}" Type="${officeRelations}/image" Target="media/${id}.png"/>`,
    )
    .join("");
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${officeRelations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${packageRelations}">${relations}<Relationship Id="s1" Type="${officeRelations}/styles" Target="styles.xml"/><Relationship Id="n1" Type="${officeRelations}/numbering" Target="numbering.xml"/><Relationship Id="f1" Type="${officeRelations}/footnotes" Target="footnotes.xml"/></Relationships>`,
    "word/styles.xml": `<w:styles ${namespaces}>${styles}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${namespaces}>${numbering}</w:numbering>`,
    "word/footnotes.xml": `<w:footnotes ${namespaces}>${footnotes}</w:footnotes>`,
  };
  const files: Record<string, Uint8Array> = {};
  for (const [path, text] of Object.entries(parts)) files[path] = strToU8(text);
  for (const [id, bytes] of media) files[`word/media/${id}.png`] = bytes;
  return zipSync(files) as Uint8Array<ArrayBuffer>;
}
