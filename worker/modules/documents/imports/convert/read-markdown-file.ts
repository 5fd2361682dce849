import type { ImportedText, ImportWarning } from "./imported-text.ts";
import { unreadable } from "./unreadable.ts";

const byteOrderMarks: [string, number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** It ends as YAML documents do: with dashes, or with dots as pandoc also takes them. */
const frontMatter =
  /^---[ \t]*\n((?:(?!(?:---|\.\.\.)[ \t]*\n)[^\n]*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const titleLine = /^title:[ \t]*(.{1,400})$/m;
const firstHeading = /^(?:[ \t]*\n){0,50} {0,3}(#{1,6})[ \t]+([^\n]{1,400})/;
/** A line that nothing but a paragraph can begin with, and what underlines it. */
const underlinedHeading =
  /^(?:[ \t]*\n){0,50} {0,3}(?!\d{1,9}[.)]\s)([\p{L}\p{N}*_`<[(“"'][^\n]{0,400})\n {0,3}(=+|-+)[ \t]*(?:\n|$)/u;
const headingMarkup: [RegExp, string][] = [
  [/<!--.{0,300}?-->|<\/?[a-z][^<>]{0,300}>/giu, ""],
  [/!?\[([^\]]{0,300})\]\([^)]{0,300}\)/gu, "$1"],
  [/(\*{1,3}|_{2,3}|`+)(\S.{0,400}?)\1/gu, "$2"],
];
const fence = /^ {0,3}(?:```|~~~)/;
const fenced = /^ {0,3}(```|~~~)[\s\S]*?\n {0,3}\1/gmu;
const picture = /!\[[^\]\n]{0,300}\]\(<?([^)\s>]{1,300})/gu;
/** Pictures in the text itself, and those that the product keeps. */
const ownPicture = /^(?:data:image\/|\/api\/v1\/images\/)/iu;

/** Takes a Markdown file over as it is: UTF-8, or UTF-16 with its mark; line ends become LF. */
export function readMarkdownFile(file: Uint8Array<ArrayBuffer>): ImportedText {
  const text = decode(file).replace(/\r\n?/g, "\n");
  if (text.includes("\0")) throw notText();
  if (text.trim() === "") throw unreadable("This file has no text.");
  const [matter = "", fields = ""] = frontMatter.exec(text) ?? [];
  const body = text.slice(matter.length).replace(/^\n+/, "");
  const named = unquoted(titleLine.exec(fields)?.[1] ?? "");
  const { text: heading, isTop } = headingOf(body);
  const warnings = absentPictures(body);
  if (matter !== "") {
    const message = "The front matter was left out, except for its title.";
    warnings.unshift({ code: "FRONT_MATTER", message });
  }
  const lead = named !== "" && !isTop ? `# ${named}\n\n` : "";
  const content = `${lead}${body}`;
  return { title: named || heading || null, pictures: [], warnings, write: () => content };
}

/** The heading that a text begins with, without its markup, and whether it is of the first level. */
function headingOf(body: string): { text: string; isTop: boolean } {
  if (fence.test(body)) return { text: "", isTop: false };
  const [, marks, line] = firstHeading.exec(body) ?? [];
  const [, underlined, underline] = underlinedHeading.exec(body) ?? [];
  const written = line?.replace(/\s#+\s*$/, "") ?? underlined ?? "";
  const text = headingMarkup.reduce((plain, [pattern, by]) => plain.replace(pattern, by), written);
  return { text: text.trim(), isTop: marks === "#" || underline?.startsWith("=") === true };
}

/** What a text shows that lies beside it: a file brings only itself. */
function absentPictures(body: string): ImportWarning[] {
  const addresses = [...body.replace(fenced, "").matchAll(picture)]
    .map(([, address = ""]) => address)
    .filter((address) => !ownPicture.test(address));
  const [first] = addresses;
  if (first === undefined) return [];
  const others = new Set(addresses).size - 1;
  const more = others === 0 ? "" : others === 1 ? " and one other" : ` and ${others} others`;
  const message = `Pictures are not in the file: “${first}”${more}. Add them where they belong.`;
  return [{ code: "PICTURES", message }];
}

function decode(file: Uint8Array<ArrayBuffer>): string {
  const [encoding] =
    byteOrderMarks.find(([, mark]) => mark.every((byte, at) => file[at] === byte)) ?? [];
  try {
    return new TextDecoder(encoding ?? "utf-8", { fatal: true }).decode(file);
  } catch {
    throw notText();
  }
}

function notText() {
  return unreadable(
    "This file is no text in UTF-8. Save it as Markdown in UTF-8, or import a .docx.",
  );
}

function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();
}
