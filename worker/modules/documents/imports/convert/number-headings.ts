import { type DocxParts, partText } from "./unpack-docx.ts";

interface Level {
  start: number;
  format: string;
  /** What the number looks like, with %1 to %9 for the counters of the levels. */
  text: string;
  style: string | undefined;
}

interface Numbering {
  /** By the id that paragraphs name: whose counters it moves, and its levels. */
  lists: Map<string, { counters: number[]; levels: Map<number, Level> }>;
}

interface Style {
  isHeading: boolean;
  basedOn: string | undefined;
  list: string | undefined;
  level: number | undefined;
}

interface Place {
  list: string;
  level: number;
}

const paragraphStart = /<(\w+:)?p(?:\s[^<>]*)?>\s*<(?:\w+:)?pPr>/g;
const levelCount = 9;
const maxStyleDepth = 20;
const maxNumberLength = 60;

/**
 * Writes the numbers that Word counts into the headings that show them, because a document refers to
 * them ("see 3.2"), and the boxes of tasks into their items. Levels, formats and restarts are those of ECMA-376 Part 1, section 17.9.
 */
export function numberHeadings(xml: string, parts: DocxParts): string {
  const numbering = readNumbering(partText(parts, "word/numbering.xml"));
  if (numbering.lists.size === 0) return xml;
  const styles = readStyles(partText(parts, "word/styles.xml"));
  const pieces: string[] = [];
  let from = 0;
  for (const [properties, end, prefix] of paragraphProperties(xml)) {
    const styleId = childValue(properties, "pStyle");
    const place = placeOf(properties, styleId, styles, numbering);
    if (place === undefined) continue;
    const number = countOn(place, numbering);
    const shown = isHeading(styleId, styles) ? number : boxOf(place, numbering);
    if (shown === "") continue;
    const run = `<${prefix}r><${prefix}t xml:space="preserve">${shown} </${prefix}t></${prefix}r>`;
    pieces.push(xml.slice(from, end), run);
    from = end;
  }
  return pieces.join("") + xml.slice(from);
}

/** The properties of each paragraph, where they end, and the prefix of the names, in one pass. */
function* paragraphProperties(xml: string): Generator<[string, number, string]> {
  paragraphStart.lastIndex = 0;
  for (;;) {
    const found = paragraphStart.exec(xml);
    if (found === null) return;
    const prefix = found[1] ?? "";
    const closing = `</${prefix}pPr>`;
    const end = xml.indexOf(closing, paragraphStart.lastIndex);
    if (end === -1) return;
    yield [xml.slice(paragraphStart.lastIndex, end), end + closing.length, prefix];
    paragraphStart.lastIndex = end + closing.length;
  }
}

function readNumbering(xml: string): Numbering {
  const abstract = new Map(
    elements(xml, "abstractNum").map((element) => [
      attribute(element, "abstractNumId"),
      { counters: [] as number[], levels: readLevels(element) },
    ]),
  );
  const lists: Numbering["lists"] = new Map();
  for (const element of elements(xml, "num")) {
    const id = attribute(element, "numId");
    const shared = abstract.get(childValue(element, "abstractNumId"));
    if (id === undefined || shared === undefined) continue;
    const starts = readRestarts(element);
    lists.set(id, starts.size === 0 ? shared : restarted(shared.levels, starts));
  }
  return { lists };
}

function readLevels(xml: string): Map<number, Level> {
  return new Map(
    elements(xml, "lvl")
      .slice(0, levelCount)
      .map((element) => [
        Number(attribute(element, "ilvl")),
        {
          start: Number(childValue(element, "start") ?? 1),
          format: childValue(element, "numFmt") ?? "decimal",
          text: childValue(element, "lvlText") ?? "",
          style: childValue(element, "pStyle"),
        },
      ]),
  );
}

function readRestarts(xml: string): Map<number, number> {
  return new Map(
    elements(xml, "lvlOverride").flatMap((element) => {
      const start = childValue(element, "startOverride");
      return start === undefined ? [] : [[Number(attribute(element, "ilvl")), Number(start)]];
    }),
  );
}

function restarted(levels: Map<number, Level>, starts: Map<number, number>) {
  const changed = [...levels].map(
    ([index, level]) => [index, { ...level, start: starts.get(index) ?? level.start }] as const,
  );
  return { counters: [], levels: new Map(changed) };
}

function readStyles(xml: string): Map<string, Style> {
  return new Map(
    elements(xml, "style").map((element) => {
      const level = childValue(element, "ilvl");
      return [
        attribute(element, "styleId") ?? "",
        {
          isHeading: /^heading [1-9]$/i.test(childValue(element, "name") ?? ""),
          basedOn: childValue(element, "basedOn"),
          list: childValue(element, "numId"),
          level: level === undefined ? undefined : Number(level),
        },
      ];
    }),
  );
}

function* ancestry(styleId: string | undefined, styles: Map<string, Style>) {
  let id = styleId;
  for (let depth = 0; id !== undefined && depth < maxStyleDepth; depth += 1) {
    const style = styles.get(id);
    if (style === undefined) return;
    yield { id, ...style };
    id = style.basedOn;
  }
}

function isHeading(styleId: string | undefined, styles: Map<string, Style>): boolean {
  return [...ancestry(styleId, styles)].some((style) => style.isHeading);
}

/** Where a paragraph stands in which list: by its own word, else by that of its style. */
function placeOf(
  properties: string,
  styleId: string | undefined,
  styles: Map<string, Style>,
  numbering: Numbering,
): Place | undefined {
  const own = elements(properties, "numPr")[0];
  const ownLevel = own === undefined ? undefined : childValue(own, "ilvl");
  const ownList = own === undefined ? undefined : childValue(own, "numId");
  const line = [...ancestry(styleId, styles)];
  const list = ownList ?? line.find((style) => style.list !== undefined)?.list;
  const levels = list === undefined ? undefined : numbering.lists.get(list)?.levels;
  if (list === undefined || levels === undefined) return undefined;
  if (ownLevel !== undefined) return { list, level: Number(ownLevel) };
  const linked = [...levels].find(([, { style }]) => line.some(({ id }) => id === style))?.[0];
  return { list, level: linked ?? line.find(({ level }) => level !== undefined)?.level ?? 0 };
}

function boxOf({ list, level }: Place, { lists }: Numbering): string {
  return /^[☐☑☒]$/u.exec(lists.get(list)?.levels.get(level)?.text ?? "")?.[0] ?? "";
}

/** Moves the list on to its next number at a level, and returns it as Word shows it. */
function countOn({ list, level }: Place, { lists }: Numbering): string {
  const { counters, levels } = lists.get(list) ?? { counters: [], levels: new Map() };
  const own = levels.get(level);
  if (own === undefined || level >= levelCount) return "";
  for (let above = 0; above < level; above += 1) {
    counters[above] ??= levels.get(above)?.start ?? 1;
  }
  counters[level] = (counters[level] ?? own.start - 1) + 1;
  counters.length = level + 1;
  if (own.format === "bullet" || own.format === "none") return "";
  if (own.text.length > maxNumberLength) return "";
  return own.text
    .replace(/%([1-9])/g, (_whole: string, digit: string) => {
      const index = Number(digit) - 1;
      return formatted(counters[index] ?? 1, levels.get(index)?.format ?? "decimal");
    })
    .trim();
}

function formatted(count: number, format: string): string {
  switch (format) {
    case "upperLetter":
      return lettered(count).toUpperCase();
    case "lowerLetter":
      return lettered(count);
    case "upperRoman":
      return roman(count);
    case "lowerRoman":
      return roman(count).toLowerCase();
    case "decimalZero":
      return String(count).padStart(2, "0");
    default:
      return String(count);
  }
}

/** a to z, then aa to zz, as Word goes on. */
function lettered(count: number): string {
  const index = Math.max(count - 1, 0);
  const letter = String.fromCharCode(97 + (index % 26));
  return letter.repeat(Math.min(Math.floor(index / 26) + 1, 9));
}

const romanDigits = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

function roman(count: number): string {
  let rest = Math.min(count, 3_999);
  let text = "";
  for (const [digit, value] of romanDigits) {
    for (; rest >= value; rest -= value) text += digit;
  }
  return text;
}

/** The elements of that local name, each with what stands in it, in one pass. */
function elements(xml: string, name: string): string[] {
  const start = new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])[^<>]*>`, "g");
  const found: string[] = [];
  for (let match = start.exec(xml); match !== null; match = start.exec(xml)) {
    const [opening, fullName] = match;
    const closing = `</${fullName}>`;
    const close = opening.endsWith("/>") ? start.lastIndex : xml.indexOf(closing, start.lastIndex);
    if (close === -1) break;
    const end = opening.endsWith("/>") ? close : close + closing.length;
    found.push(xml.slice(match.index, end));
    start.lastIndex = end;
  }
  return found;
}

function childValue(xml: string, name: string): string | undefined {
  return new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*?\\b(?:\\w+:)?val="([^"]*)"`).exec(xml)?.[1];
}

function attribute(xml: string, name: string): string | undefined {
  return new RegExp(`^<[^<>]*?\\b(?:\\w+:)?${name}="([^"]*)"`).exec(xml)?.[1];
}
