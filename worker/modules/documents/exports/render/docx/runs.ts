import { escapeXml } from "../escape-xml.ts";
import {
  BOLD,
  CODE,
  ITALIC,
  KEY,
  MARKED,
  REQUIREMENT,
  type Run,
  STRIKE,
  SUB,
  SUP,
  type Tint,
  type TrackedChange,
  UNDERLINE,
} from "../markdown/model.ts";
import { hasRightToLeft } from "../markdown/text-direction.ts";

export interface RunScope {
  /** The relationship of an outside address. */
  link(url: string): string;
  /** The bookmark of a heading or requirement, by its id. */
  bookmark(id: string): string | undefined;
  /** The start and end of that bookmark; empty when it has none. */
  place(id: string): string;
  /** A picture among the words; undefined when it cannot be shown. */
  picture(source: string, alt: string): string | undefined;
  /** A footnote reference as XML. */
  note(number: number): string;
}

/** Bookmarks have the numbers below. */
const FIRST_CHANGE = 1_000_000;
/** An opening quote or bracket belongs to the word that it opens, whichever way that reads. */
const opening = /[“‘«„"'([{]+$/;
const scriptParts =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc.,،؛؟!()0-9-]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?|[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+/g;
const eastAsian =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud88d][\udc00-\udfff]/;
const kana = /[\u3040-\u30ff]/;
const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/;

interface EastAsianFont {
  font: string;
  language: string;
}

const fonts: Record<"ko" | "ja" | "zh", EastAsianFont> = {
  ko: { font: "Malgun Gothic", language: "ko-KR" },
  ja: { font: "Yu Gothic", language: "ja-JP" },
  zh: { font: "Microsoft YaHei", language: "zh-CN" },
};

function eastAsianFont(text: string): EastAsianFont | null {
  if (!eastAsian.test(text)) return null;
  if (kana.test(text)) return fonts.ja;
  return hangul.test(text) ? fonts.ko : fonts.zh;
}

const tints: Record<Tint, string> = {
  keyword: "8A2F4F",
  string: "2F6B3A",
  number: "7B5400",
  comment: "696358",
  name: "1E4EA5",
  type: "0F6670",
  meta: "6A3F8F",
};

function asianFont(asian: EastAsianFont | null): string {
  return asian === null ? "" : `<w:rFonts w:hint="eastAsia" w:eastAsia="${asian.font}"/>`;
}

function properties(
  run: Run,
  text: string,
  paragraphFont: EastAsianFont | null,
  bidi: boolean,
): string {
  const style =
    (run.marks & REQUIREMENT) !== 0
      ? "Requirement"
      : (run.marks & (CODE | KEY)) !== 0
        ? "InlineCode"
        : run.href !== undefined
          ? "Hyperlink"
          : null;
  const has = (mark: number): boolean => (run.marks & mark) !== 0;
  const asian = eastAsian.test(text) ? paragraphFont : null;
  const rightToLeft = hasRightToLeft(text) || (bidi && !/[\p{L}\p{N}]/u.test(text));
  return [
    style === null ? "" : `<w:rStyle w:val="${style}"/>`,
    asianFont(asian),
    has(BOLD) ? "<w:b/><w:bCs/>" : "",
    has(ITALIC) ? "<w:i/><w:iCs/>" : "",
    has(STRIKE) ? "<w:strike/>" : "",
    run.tint === undefined ? "" : `<w:color w:val="${tints[run.tint]}"/>`,
    has(UNDERLINE) ? '<w:u w:val="single"/>' : "",
    has(KEY) ? '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="CCC5B7"/>' : "",
    has(MARKED) ? '<w:shd w:val="clear" w:color="auto" w:fill="FBEEB0"/>' : "",
    has(SUB | SUP) ? `<w:vertAlign w:val="${has(SUP) ? "superscript" : "subscript"}"/>` : "",
    rightToLeft ? "<w:rtl/>" : "",
    asian === null ? "" : `<w:lang w:eastAsia="${asian.language}"/>`,
  ].join("");
}

function textRun(run: Run, text: string, font: EastAsianFont | null, bidi: boolean): string {
  const style = properties(run, text, font, bidi);
  const tag = run.tracked?.type === "removed" ? "w:delText" : "w:t";
  const body = text
    .split("\t")
    .map((part) => (part === "" ? "" : `<${tag} xml:space="preserve">${escapeXml(part)}</${tag}>`))
    .join("<w:tab/>");
  return `<w:r>${style === "" ? "" : `<w:rPr>${style}</w:rPr>`}${body}</w:r>`;
}

function splitByScript(text: string): string[] {
  const parts: string[] = text.match(scriptParts) ?? [];
  for (let index = 0; index + 1 < parts.length; index += 1) {
    const found = opening.exec(parts[index] ?? "")?.[0];
    if (found === undefined || !hasRightToLeft(parts[index + 1] ?? "")) continue;
    parts[index] = (parts[index] ?? "").slice(0, -found.length);
    parts[index + 1] = found + (parts[index + 1] ?? "");
  }
  return parts.filter((part) => part !== "");
}

/** Says of what is inside that it is proposed, or proposed to go; with nothing inside, of a paragraph's end. */
export function trackedXml({ number, type, author, at }: TrackedChange, body: string): string {
  const tag = type === "added" ? "w:ins" : "w:del";
  const date = `${new Date(at).toISOString().slice(0, 19)}Z`;
  return `<${tag} w:id="${FIRST_CHANGE + number}" w:author="${escapeXml(author)}" w:date="${date}">${body}</${tag}>`;
}

/** Runs as WordprocessingML, with links, line breaks, footnotes and script-specific fonts. */
export function runsXml(runs: readonly Run[], scope: RunScope, bidi: boolean): string {
  const font = eastAsianFont(runs.map((run) => run.text).join(""));
  return runs
    .map((run) => {
      if (run.note !== undefined) return scope.note(run.note);
      if (run.text === "\n") return "<w:r><w:br/></w:r>";
      const picture = run.image === undefined ? undefined : scope.picture(run.image, run.text);
      const parts = hasRightToLeft(run.text) ? splitByScript(run.text) : [run.text];
      const place = run.anchor === undefined ? "" : scope.place(run.anchor);
      const text = picture ?? parts.map((part) => textRun(run, part, font, bidi)).join("");
      const body = place + (run.tracked === undefined ? text : trackedXml(run.tracked, text));
      if (run.href === undefined) return body;
      if (!run.href.startsWith("#"))
        return `<w:hyperlink r:id="${scope.link(run.href)}" w:history="1">${body}</w:hyperlink>`;
      const anchor = scope.bookmark(run.href.slice(1));
      return anchor === undefined
        ? body
        : `<w:hyperlink w:anchor="${anchor}" w:history="1">${body}</w:hyperlink>`;
    })
    .join("");
}
