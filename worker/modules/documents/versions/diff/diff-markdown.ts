import type { BlockChange } from "./diff-blocks.ts";
import type { SectionChange, TextDiff } from "./diff-texts.ts";

/** A side of a comparison: a version by its number, the draft without one, or nothing at all. */
type Side = { number: number | null } | null;

const NOTE = "Some parts were too large to be compared word by word; they are shown whole.";

/** A comparison as Markdown: a heading for each section that changed, its lines as a unified diff. */
export function diffMarkdown(diff: TextDiff & { from: Side; to: Side }): string {
  const { added, removed, moved, changed, same } = diff.sectionCounts;
  const parts = [
    `# Changes from ${nameOf(diff.from)} to ${nameOf(diff.to)}`,
    `Sections: ${added} added, ${removed} removed, ${moved} moved, ${changed} changed, ${same} the same.`,
    ...(diff.granularity === "line" ? [NOTE] : []),
    ...diff.sections.filter(({ type }) => type !== "same").map(sectionMarkdown),
  ];
  return `${parts.join("\n\n")}\n`;
}

function nameOf(side: Side): string {
  if (side === null) return "nothing";
  return side.number === null ? "the draft" : `version ${side.number}`;
}

function sectionMarkdown(section: SectionChange): string {
  const names = {
    added: "Added",
    removed: "Removed",
    moved: "Moved",
    changed: "Changed",
    same: "",
  };
  const place = section.after ?? section.before;
  const heading = place?.heading || "text before the first heading";
  const moved = section.type === "changed" && section.moved ? " and moved" : "";
  const title = `## ${names[section.type]}${moved}: ${heading}`;
  const from = section.before?.heading;
  const renamed =
    section.after && from !== undefined && from !== section.after.heading
      ? [`Was: ${from || "text before the first heading"}`]
      : [];
  const lines = section.blocks.flatMap(blockLines);
  return [title, ...renamed, ...(lines.length > 0 ? [fenced(lines)] : [])].join("\n\n");
}

function blockLines(block: BlockChange): string[] {
  if (block.kind === "space") return [];
  const side = (type: "added" | "removed") =>
    block.changes
      .filter((change) => change.type === "same" || change.type === type)
      .map(({ text }) => text)
      .join("")
      .trimEnd();
  const marked = (mark: string, text: string) =>
    text === "" ? [] : text.split(/\r\n|\n|\r/).map((line) => mark + line);
  if (block.type === "same") return marked(" ", side("added"));
  return [...marked("-", side("removed")), ...marked("+", side("added"))];
}

/** A fence longer than every run of backticks inside. */
function fenced(lines: readonly string[]): string {
  let longest = 2;
  for (const line of lines) {
    for (const run of line.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  }
  const fence = "`".repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence].join("\n");
}
