import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conflictsOf, mergeDrafts, resolveMerge } from "./merge.ts";

const BASE = "# Doc\n\n## 1 A\n\nalpha\n\n## 2 B\n\nbeta\n\n## 3 C\n\ngamma\n";

function merge(mine: string, theirs: string, base = BASE) {
  const pieces = mergeDrafts(base, mine, theirs);
  return { conflicts: conflictsOf(pieces), text: resolveMerge(pieces) };
}

const section = fc.record({
  heading: fc.constantFrom("", "# A", "## B", "## C", "### D", "## B"),
  body: fc.array(fc.constantFrom("x", "y", "z", "- FR-001 it", "", "```", "| a |"), {
    maxLength: 4,
  }),
});
const document = fc
  .array(section, { maxLength: 6 })
  .map((sections) =>
    sections.map(({ heading, body }) => `${[heading, ...body].join("\n")}\n`).join(""),
  );
const edits = fc.array(
  fc.record({ at: fc.nat(40), remove: fc.nat(3), insert: fc.array(fc.nat(9), { maxLength: 3 }) }),
  { maxLength: 4 },
);

function edit(
  base: string,
  changes: typeof edits extends fc.Arbitrary<infer T> ? T : never,
  who: string,
) {
  const lines = base.split("\n");
  for (const [index, { at, remove, insert }] of changes.entries()) {
    const added = insert.map((kind, nth) =>
      kind === 9 ? `## ${who}${index}${nth}` : `${who} line ${index} ${nth} ${kind}`,
    );
    lines.splice(at % (lines.length + 1), remove, ...added);
  }
  return lines.join("\n");
}

function count(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

describe("mergeDrafts", () => {
  it("takes over changes of different sections from both sides", () => {
    const { conflicts, text } = merge(
      BASE.replace("alpha", "alpha of mine"),
      BASE.replace("gamma", "gamma of theirs"),
    );
    expect(conflicts).toEqual([]);
    expect(text).toBe(BASE.replace("alpha", "alpha of mine").replace("gamma", "gamma of theirs"));
  });

  it("takes over neighbouring sections, added ones and removed ones", () => {
    const mine = BASE.replace("alpha", "A!").replace("## 3 C", "## 2a New\n\nnew\n\n## 3 C");
    const theirs = BASE.replace("## 2 B\n\nbeta\n\n", "");
    expect(merge(mine, theirs)).toEqual({
      conflicts: [],
      text: mine.replace("## 2 B\n\nbeta\n\n", ""),
    });
  });

  it("asks when both changed one section", () => {
    const { conflicts, text } = merge(BASE.replace("beta", "mine"), BASE.replace("beta", "theirs"));
    expect(conflicts).toMatchObject([
      { heading: "2 B", mine: "## 2 B\n\nmine\n\n", theirs: "## 2 B\n\ntheirs\n\n" },
    ]);
    expect(text).toContain("mine");
    expect(text).toContain("theirs");
  });

  it("asks when one changed what the other removed, and when one renamed what the other changed", () => {
    const removed = merge(BASE.replace("## 2 B\n\nbeta\n\n", ""), BASE.replace("beta", "theirs"));
    expect(removed.conflicts).toMatchObject([{ mine: "" }]);
    const renamed = merge(BASE.replace("2 B", "2 Bee"), BASE.replace("beta", "theirs"));
    expect(renamed.conflicts).toHaveLength(1);
    expect(renamed.conflicts[0]?.mine).toContain("2 Bee");
    expect(renamed.conflicts[0]?.theirs).toContain("theirs");
  });

  it("asks about two different texts for an empty draft", () => {
    expect(merge("# Mine\n", "# Theirs\n", "").conflicts).toHaveLength(1);
  });

  it("chooses for each conflict by itself", () => {
    const mine = BASE.replace("alpha", "m1").replace("gamma", "m3");
    const theirs = BASE.replace("alpha", "t1").replace("gamma", "t3");
    const pieces = mergeDrafts(BASE, mine, theirs);
    expect(resolveMerge(pieces, ["mine", "theirs"])).toBe(
      BASE.replace("alpha", "m1").replace("gamma", "t3"),
    );
  });

  it("keeps one side's text exactly where the other changed nothing", () => {
    fc.assert(
      fc.property(document, edits, (base, changes) => {
        const mine = edit(base, changes, "m");
        expect(resolveMerge(mergeDrafts(base, mine, base))).toBe(mine);
        expect(resolveMerge(mergeDrafts(base, base, mine))).toBe(mine);
        expect(resolveMerge(mergeDrafts(base, mine, mine))).toBe(mine);
      }),
    );
  });

  it("never loses a line that one side added", () => {
    fc.assert(
      fc.property(document, edits, edits, (base, mineEdits, theirEdits) => {
        const mine = edit(base, mineEdits, "m");
        const theirs = edit(base, theirEdits, "t");
        const merged = count(resolveMerge(mergeDrafts(base, mine, theirs)));
        const before = count(base);
        for (const side of [mine, theirs]) {
          for (const [line, times] of count(side)) {
            if (line !== "" && times > (before.get(line) ?? 0)) {
              expect(merged.get(line) ?? 0).toBeGreaterThanOrEqual(1);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("gives each conflict back as one side or the other, without touching the rest", () => {
    fc.assert(
      fc.property(document, edits, edits, (base, mineEdits, theirEdits) => {
        const mine = edit(base, mineEdits, "m");
        const theirs = edit(base, theirEdits, "t");
        const pieces = mergeDrafts(base, mine, theirs);
        const all = resolveMerge(
          pieces,
          conflictsOf(pieces).map(() => "mine" as const),
        );
        for (const line of all.split("\n")) {
          const known = [base, mine, theirs].some((text) => text.split("\n").includes(line));
          expect(known || line === "").toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
