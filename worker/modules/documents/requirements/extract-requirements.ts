import { namesColumn } from "../generation/guardrails/localized-titles.ts";
import { comparisonKey, plainText } from "../generation/guardrails/plain-text.ts";
import { splitTableRow } from "../generation/guardrails/table-row.ts";
import { type MarkdownPart, markdownParts } from "../versions/index.ts";
import { idOfCell, leadingId } from "./requirement-id.ts";

/** One thing a document asks for. */
export interface ExtractedRequirement {
  id: string;
  statement: string;
  priority: string | null;
  acceptanceCriteria: string[];
  section: { id: string; heading: string };
}

export interface Extraction {
  requirements: ExtractedRequirement[];
  /** Ids that are defined again, with the section of each later definition. */
  duplicates: { id: string; section: ExtractedRequirement["section"] }[];
}

type Block = MarkdownPart["blocks"][number];

const STATEMENT_COLUMNS = ["Requirement", "Statement", "Description"];
const CRITERION_COLUMNS = [
  "Acceptance criteria",
  "Measure of success",
  "Measure and target",
  "Measure",
];
const PRIORITY_LINE =
  /^[\s>*_+-]*(?:priority|priorität|우선순위|الأولوية)[*_\s]*[:：][*_\s]*(.+)$/iu;
const CRITERIA_LINE =
  /^[\s>*_#+-]*(?:acceptance criteria|acceptance|인수 기준|معايير القبول)[*_\s]*[:：]?[*_\s]*(.*)$/iu;
const ITEM_MARK = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const LINE_BREAK = /\s*<br\s*\/?>\s*/i;
const NOTHING = /^[-–—]?$/u;

/**
 * The requirements of a Markdown text in its order: rows of tables whose first cell is an id,
 * items, paragraphs and headings that begin with one. The first definition of an id counts. Linear
 * in the length of the text.
 */
export function extractRequirements(markdown: string): Extraction {
  const found = new Map<string, ExtractedRequirement>();
  const duplicates: Extraction["duplicates"] = [];
  for (const part of markdownParts(markdown)) {
    for (const requirement of requirementsOf(part)) {
      const { id, section } = requirement;
      if (found.has(id)) duplicates.push({ id, section });
      else found.set(id, requirement);
    }
  }
  return { requirements: [...found.values()], duplicates };
}

function* requirementsOf({ section, blocks }: MarkdownPart): Generator<ExtractedRequirement> {
  let columns: Columns | undefined;
  const headed = leadingId(section.heading);
  if (headed) {
    yield headedRequirement(headed, section, blocks);
    return;
  }
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "row") {
      if (blocks[index + 1]?.kind === "ruler") columns = columnsOf(splitTableRow(block.text));
      else if (columns) yield* rowRequirement(splitTableRow(block.text), columns, section);
      continue;
    }
    if (block.kind !== "ruler") columns = undefined;
    if (block.kind === "item" || block.kind === "paragraph") {
      const lead = leadingId(block.text.replace(ITEM_MARK, ""));
      if (lead) yield linedRequirement(lead, section, blocks.slice(index + 1, index + 21), block);
    }
  }
}

interface Columns {
  statement: number;
  priority: number;
  criterion: number;
}

/** Where a table of requirements says what; undefined for a table that only refers to them. */
function columnsOf(header: readonly string[]): Columns | undefined {
  const keys = header.map(comparisonKey);
  const find = (titles: readonly string[]) => {
    for (const title of titles) {
      const index = keys.findIndex((key, at) => at > 0 && namesColumn(key, title));
      if (index !== -1) return index;
    }
    return -1;
  };
  const statement = find(STATEMENT_COLUMNS);
  if (statement === -1) return undefined;
  return { statement, priority: find(["Priority"]), criterion: find(CRITERION_COLUMNS) };
}

function* rowRequirement(
  cells: readonly string[],
  columns: Columns,
  section: ExtractedRequirement["section"],
): Generator<ExtractedRequirement> {
  const id = idOfCell(cells[0] ?? "");
  const statement = plainText(cells[columns.statement] ?? "");
  if (id === undefined || NOTHING.test(statement)) return;
  const priority = plainText(cells[columns.priority] ?? "");
  yield {
    id,
    statement,
    priority: NOTHING.test(priority) ? null : priority,
    acceptanceCriteria: criteriaOf(cells[columns.criterion] ?? ""),
    section,
  };
}

function criteriaOf(text: string): string[] {
  return text
    .split(LINE_BREAK)
    .map((line) => plainText(line.replace(ITEM_MARK, "")))
    .filter((line) => !NOTHING.test(line));
}

/** A heading with an id: the first paragraph below it is the statement, else the heading is. */
function headedRequirement(
  { id, rest }: { id: string; rest: string },
  section: ExtractedRequirement["section"],
  blocks: readonly Block[],
): ExtractedRequirement {
  const details = detailsOf(blocks);
  const first = blocks.find(
    ({ kind, text }) =>
      kind === "paragraph" && !PRIORITY_LINE.test(text) && !CRITERIA_LINE.test(text),
  );
  return { id, statement: plainText(first?.text ?? rest), ...details, section };
}

/** An item or paragraph with an id; deeper items right below it belong to it. */
function linedRequirement(
  { id, rest }: { id: string; rest: string },
  section: ExtractedRequirement["section"],
  following: readonly Block[],
  block: Block,
): ExtractedRequirement {
  const indent = /^\s*/.exec(block.text)?.[0].length ?? 0;
  const end = following.findIndex(
    ({ kind, text }) =>
      kind !== "item" ||
      (/^\s*/.exec(text)?.[0].length ?? 0) <= indent ||
      leadingId(text.replace(ITEM_MARK, "")) !== undefined,
  );
  const below = end === -1 ? following : following.slice(0, end);
  return { id, statement: plainText(rest), ...detailsOf(below), section };
}

function detailsOf(blocks: readonly Block[]) {
  let priority: string | null = null;
  let isListing = false;
  const acceptanceCriteria: string[] = [];
  for (const { kind, text } of blocks) {
    const given = PRIORITY_LINE.exec(text)?.[1];
    const criteria = CRITERIA_LINE.exec(text)?.[1];
    if (given !== undefined) {
      priority ??= plainText(given);
      isListing = false;
    } else if (criteria !== undefined) {
      isListing = true;
      acceptanceCriteria.push(...criteriaOf(criteria));
    } else if (isListing && kind === "item") acceptanceCriteria.push(...criteriaOf(text));
    else if (kind !== "space") isListing = false;
  }
  return { priority, acceptanceCriteria };
}
