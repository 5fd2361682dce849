import { diffArrays, diffWordsWithSpace } from "diff";
import type { components } from "@/api/generated/schema.d.ts";

type Schemas = components["schemas"];
type Block = Schemas["BlockChange"];
type Kind = Block["kind"];

interface Section {
  heading: string;
  blocks: string[];
}

function sectionsOf(text: string): Section[] {
  return text
    .split(/^(?=#{1,6} )/mu)
    .filter((part) => part !== "")
    .map((part) => ({
      heading: /^#+ (.*)/u.exec(part)?.[1] ?? "",
      blocks: part.match(/```[\s\S]*?```\n*|[^\n]+\n*/gu) ?? [],
    }));
}

function kindOf(text: string): Kind {
  if (text.startsWith("#")) return "heading";
  if (text.startsWith("```")) return "code";
  if (/^\|[-| ]+\|\s*$/u.test(text)) return "ruler";
  if (text.startsWith("|")) return "row";
  return text.startsWith("- ") ? "item" : "paragraph";
}

function whole(type: "same" | "added" | "removed", text: string): Block {
  return { type, kind: kindOf(text), changes: [{ type, text }] };
}

function changed(before: string, after: string): Block {
  const changes = diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    type: added ? ("added" as const) : removed ? ("removed" as const) : ("same" as const),
    text: value,
  }));
  return { type: "changed", kind: kindOf(after), changes };
}

function words(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{N}-]+/gu));
}

function areAlike(a: string, b: string): boolean {
  const shared = [...words(b)].filter((word) => words(a).has(word)).length;
  return kindOf(a) === kindOf(b) && shared * 2 >= words(b).size;
}

function blocksOf(before: readonly string[], after: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let waiting: string[] = [];
  const settle = (count = waiting.length) => {
    for (const text of waiting.splice(0, count)) blocks.push(whole("removed", text));
  };
  let left = 0;
  let right = 0;
  const keys = (list: readonly string[]) => list.map((text) => text.trim());
  for (const { added, removed, count } of diffArrays(keys(before), keys(after))) {
    if (removed) {
      waiting = before.slice(left, left + count);
      left += count;
      continue;
    }
    if (!added) {
      settle();
      left += count;
    }
    for (const text of after.slice(right, right + count)) {
      const found = added ? waiting.findIndex((old) => areAlike(old, text)) : -1;
      if (found === -1) {
        blocks.push(whole(added ? "added" : "same", text));
        continue;
      }
      settle(found);
      blocks.push(changed(waiting.shift() ?? "", text));
    }
    right += count;
    settle();
  }
  settle();
  return blocks;
}

function place(section: Section | undefined, position: number) {
  if (!section) return null;
  return { id: `s${position}`, heading: section.heading, level: 2, position };
}

/** Plays the server's comparison, good enough for texts as short as a test's. */
export function fakeDiff(
  from: { id: string; number: number; contentHash: string; content: string } | null,
  to: { id: string | null; number: number | null; contentHash: string; content: string },
): Schemas["VersionDiff"] {
  const before = sectionsOf(from?.content ?? "");
  const after = sectionsOf(to.content);
  const title = ({ heading }: Section) => heading.replace(/^[\d.]+ | of .*/gu, "");
  const sections: Schemas["SectionChange"][] = [];
  const add = (was: Section | undefined, is: Section | undefined) => {
    const same = was?.blocks.join("") === is?.blocks.join("");
    const blocks = same ? [] : blocksOf([...(was?.blocks ?? [])], [...(is?.blocks ?? [])]);
    const count = (type: Block["type"]) => blocks.filter((block) => block.type === type).length;
    sections.push({
      type: !was ? "added" : !is ? "removed" : same ? "same" : "changed",
      moved: false,
      before: place(was, was ? before.indexOf(was) : 0),
      after: place(is, is ? after.indexOf(is) : 0),
      counts: { added: count("added"), removed: count("removed"), changed: count("changed") },
      blocks,
    });
  };
  for (const is of after)
    add(
      before.find((was) => title(was) === title(is)),
      is,
    );
  for (const was of before) if (!after.some((is) => title(is) === title(was))) add(was, undefined);
  const sum = (name: keyof Schemas["ChangeCounts"]) =>
    sections.reduce((total, section) => total + section.counts[name], 0);
  const of = (type: Schemas["SectionChange"]["type"]) =>
    sections.filter((section) => section.type === type).length;
  return {
    from: from && { versionId: from.id, number: from.number, contentHash: from.contentHash },
    to: { versionId: to.id, number: to.number, contentHash: to.contentHash },
    granularity: "word",
    sectionCounts: {
      added: of("added"),
      removed: of("removed"),
      moved: 0,
      changed: of("changed"),
      same: of("same"),
    },
    counts: { added: sum("added"), removed: sum("removed"), changed: sum("changed") },
    sections,
  };
}
