import { escapeXml } from "../escape-xml.ts";
import {
  type ControlEntry,
  controlHeader,
  controlRows,
  documentControl,
  documentTypeName,
  type ExportSource,
  versionName,
} from "../export-source.ts";
import { dominantLanguage, isRightToLeftDocument } from "../markdown/dominant-language.ts";
import type { HeadingBlock } from "../markdown/model.ts";
import { withoutTitle } from "../markdown/without-title.ts";
import type { Steps } from "../pace.ts";
import { readPicture } from "../pictures/picture.ts";
import type { RenderKit } from "../render-kit.ts";
import { base64, HtmlWriter, identity, written } from "./html-writer.ts";
import { brandStyle, pageStyle, styleSheet } from "./style.ts";

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function* head(source: ExportSource, language: string): Generator<string> {
  const direction = language === "ar" || language === "he" ? ' dir="rtl"' : "";
  yield `<!doctype html>\n<html lang="${language}"${direction}>\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n';
  yield `<meta name="author" content="${escapeXml(source.publishedBy)}">\n`;
  yield `<title>${escapeXml(`${source.title} · ${versionName(source)}`)}</title>\n<style>${styleSheet}${pageStyle(source.options.pageSize)}${brandStyle(source.branding)}</style>\n</head>\n<body>\n`;
}

function* cover(source: ExportSource, id: string | undefined): Generator<string> {
  const { logo, coverNote } = source.branding;
  const picture = logo && readPicture(logo);
  yield '<header class="cover">';
  if (picture) {
    yield `<p><img class="logo" alt="Logo of ${escapeXml(source.organizationName)}" src="data:image/${picture.kind};base64,`;
    yield `${base64(picture.bytes)}"></p>`;
  }
  yield `<p class="organization" dir="auto">${escapeXml(source.organizationName)}</p>`;
  yield `<p class="kind">${escapeXml(documentTypeName(source.documentType))}</p>`;
  yield `<h1${written(source.title)}${id === undefined ? "" : ` id="s-${escapeXml(id)}"`}>${escapeXml(source.title)}</h1>\n<dl class="control">`;
  for (const [label, value] of documentControl(source)) {
    yield `<div><dt>${label}</dt><dd${written(value)}>${escapeXml(value)}</dd></div>`;
  }
  yield `</dl>${coverNote === null ? "" : `<p class="note" dir="auto">${escapeXml(coverNote)}</p>`}</header>\n`;
}

function* contents(
  headings: readonly HeadingBlock[],
  topDepth: number,
  depth: number,
): Generator<string> {
  const entries = headings.filter(
    (heading) => heading.depth - topDepth < depth && heading.text !== "",
  );
  if (entries.length === 0) return;
  yield '<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary><ol>\n';
  for (const heading of entries) {
    const link = `<a href="#s-${escapeXml(heading.id)}"${written(heading.text)}>${escapeXml(heading.text)}</a>`;
    yield `<li class="l${heading.depth - topDepth + 1}">${link}</li>\n`;
  }
  yield "</ol></details></nav>\n";
}

function* controlTable(control: readonly ControlEntry[]): Generator<string> {
  const cells = (tag: string, row: readonly string[]): string =>
    row
      .map((text) => `<${tag} dir="auto">${escapeXml(text).replaceAll("\n", "<br>")}</${tag}>`)
      .join("");
  yield '<section class="versions" aria-label="Document control"><h2>Document control</h2><div class="table"><table>\n<thead><tr>';
  yield `${cells("th", controlHeader)}</tr></thead>\n<tbody>\n`;
  for (const row of controlRows(control)) yield `<tr>${cells("td", row)}</tr>\n`;
  yield "</tbody></table></div></section>\n";
}

/** What stands at the top when there is no title page. */
function title(source: ExportSource, id: string | undefined): string {
  return (
    `<header class="cover"><p class="kind">${escapeXml(documentTypeName(source.documentType))}</p>` +
    `<h1${written(source.title)}${identity(id)}>${escapeXml(source.title)}</h1><p>${escapeXml(versionName(source))}</p></header>\n`
  );
}

/** Renders one self-contained page without scripts; nothing in the text is taken as HTML. */
export async function renderHtml(
  source: ExportSource,
  { model, pictures, pace, onProgress }: RenderKit,
): Promise<Uint8Array> {
  const { options } = source;
  const { titleHeading, blocks, headings } = withoutTitle(model, source.title);
  const topDepth = Math.min(6, ...headings.map((heading) => heading.depth));
  const writer = new HtmlWriter(topDepth, pictures, isRightToLeftDocument(model));
  const parts: string[] = [...head(source, dominantLanguage(model))];
  if (options.cover) parts.push(...cover(source, titleHeading?.id));
  else parts.push(title(source, titleHeading?.id));
  parts.push(...contents(headings, topDepth, options.contentsDepth), "<main>\n");
  if (source.control !== null && source.control.length > 0)
    parts.push(...controlTable(source.control));
  function* body(): Steps {
    for (const [index, block] of blocks.entries()) {
      for (const part of writer.blocks([block])) {
        parts.push(part);
        yield part.length / 3;
      }
      if (index % 50 === 0) onProgress(index, blocks.length + 1);
    }
  }
  await pace.run(body());
  for (const part of writer.notes(model)) parts.push(part);
  parts.push("</main>\n</body>\n</html>\n");
  onProgress(1, 1);
  return new TextEncoder().encode(parts.join(""));
}
