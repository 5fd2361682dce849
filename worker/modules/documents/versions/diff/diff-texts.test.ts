import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.ts";
import { diffTexts, sectionTexts, type TextDiff } from "./diff-texts.ts";

function apply(diff: TextDiff, source: string, side: "before" | "after"): string {
  const wanted = side === "after" ? "added" : "removed";
  const sections = sectionTexts(source);
  return diff.sections
    .filter((section) => section[side] !== null)
    .sort((a, b) => (a[side]?.position ?? 0) - (b[side]?.position ?? 0))
    .map((section) =>
      section.type === "same" || section.type === "moved"
        ? sections[section[side === "after" ? "before" : "after"]?.position ?? -1]?.text
        : section.blocks
            .flatMap(({ changes }) => changes)
            .filter(({ type }) => type === "same" || type === wanted)
            .map(({ text }) => text)
            .join(""),
    )
    .join("");
}

const line = fc.oneof(
  fc.constantFrom(
    "# A",
    "## 1 Scope",
    "## 2 Scope",
    "### B",
    "Title",
    "===",
    "---",
    "",
    "",
    "- FR-001 The app shall open in 2 s.",
    "- FR-001 The app shall open in 3 s.",
    "  continued",
    "| a | b |",
    "| --- | --- |",
    "> quote",
    "```",
    "    code",
    "the cat sat on the mat",
    "the dog sat on the mat",
    "현장에서 점검 결과를 기록합니다.",
    "\u0645\u0631\u062d\u0628\u0627 \ud83d\ude00",
    "\ud83d",
    "\t",
  ),
  fc.string({ maxLength: 30 }),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom("\n", "\r\n", "\r"), fc.boolean())
  .map(([lines, end, ends]) => lines.join(end) + (ends ? end : ""));

const edited = fc.tuple(text, text, fc.nat(), fc.nat()).map(([base, other, at, length]) => {
  const start = base.length === 0 ? 0 : at % base.length;
  return [base, base.slice(0, start) + other + base.slice(start + (length % 40))] as const;
});

describe("diffTexts", () => {
  it("applied to the old text gives the new one, and back", () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(text, text), edited), fc.nat(4_000), ([a, b], steps) => {
        for (const diff of [diffTexts(a, b), diffTexts(a, b, steps)]) {
          expect(apply(diff, a, "after")).toBe(b);
          expect(apply(diff, b, "before")).toBe(a);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("says the same of a text and itself", () => {
    fc.assert(
      fc.property(text, (a) => {
        const diff = diffTexts(a, a);
        expect(diff.counts).toEqual({ added: 0, removed: 0, changed: 0 });
        expect(diff.sections.every(({ type, blocks }) => type === "same" && !blocks.length)).toBe(
          true,
        );
      }),
    );
  });

  it("cuts blocks that joined are the section", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (a, hasHeading) => {
        const joined = blocksOf(a, hasHeading).map((block) => block.text + block.gap);
        expect(joined.join("")).toBe(a);
      }),
    );
  });
});

const V1 = `# Shaftline

## 1 Offline

A shift of four hours must be possible without a network.

- FR-013 The app shall warn when the network is lost.
- FR-014 The app shall open a work order within five seconds.

| Data | Limit |
|---|---|
| Photos | 400 |

## 2 Languages

English only.

## 3 Old appendix

Nobody needs this any more.

## 4 Terms

A machine room is the room with the drive of the elevator.
`;

function types(diff: TextDiff) {
  return diff.sections.map(({ type, before, after }) => [type, (after ?? before)?.heading]);
}

describe("the sections of a comparison", () => {
  it("are changed, removed and renumbered", () => {
    const diff = diffTexts(
      V1,
      V1.replace("four hours", "a whole day")
        .replace("- FR-013 The app shall warn when the network is lost.\n", "")
        .replace("## 3 Old appendix\n\nNobody needs this any more.\n\n", "")
        .replace("4 Terms", "3 Terms"),
    );
    expect(types(diff)).toEqual([
      ["same", "Shaftline"],
      ["changed", "1 Offline"],
      ["same", "2 Languages"],
      ["removed", "3 Old appendix"],
      ["changed", "3 Terms"],
    ]);
    expect(diff.granularity).toBe("word");
    const [, offline, , , terms] = diff.sections;
    expect(offline?.counts).toEqual({ added: 0, removed: 1, changed: 1 });
    expect(offline?.blocks.find(({ type }) => type === "changed")?.changes).toEqual([
      { type: "same", text: "A shift of " },
      { type: "removed", text: "four hours" },
      { type: "added", text: "a whole day" },
      { type: "same", text: " must be possible without a network.\n\n" },
    ]);
    expect(terms?.before).toEqual({
      id: "shaftline.4-terms",
      heading: "4 Terms",
      level: 2,
      position: 4,
    });
    expect(terms?.after?.position).toBe(3);
  });

  it("are moved, also when they changed on the way", () => {
    const languages = "## 2 Languages\n\nEnglish only.\n\n";
    const moved = V1.replace(languages, "").replace("## 1 Offline", `${languages}## 1 Offline`);
    expect(types(diffTexts(V1, moved))).toContainEqual(["moved", "2 Languages"]);
    const both = diffTexts(V1, moved.replace("English only.", "English and Korean only."));
    expect(both.sections[1]).toMatchObject({ type: "changed", moved: true });
  });

  it("are renamed when their text stayed", () => {
    const diff = diffTexts(V1, V1.replace("4 Terms", "4 Glossary of words"));
    expect(diff.sections.at(-1)).toMatchObject({
      type: "changed",
      before: { heading: "4 Terms" },
      after: { heading: "4 Glossary of words" },
    });
  });

  it("do not count blank lines", () => {
    const diff = diffTexts(V1, V1.replace("- FR-014", "\n- FR-014"));
    expect(diff.sectionCounts).toEqual({ added: 0, removed: 0, moved: 0, changed: 1, same: 4 });
    expect(diff.counts).toEqual({ added: 0, removed: 0, changed: 0 });
  });
});

describe("hostile texts", () => {
  const million = 1_000_000;
  const words = (seed: number, count: number) => {
    let state = seed;
    return Array.from({ length: count }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (state >> 8).toString(36);
    });
  };
  const pairs: Record<string, () => [string, string]> = {
    "a million words on one line": () => [words(1, million).join(" "), words(2, million).join(" ")],
    "a hundred thousand other lines": () => [
      words(1, 200_000).join(" line of words\n"),
      words(2, 200_000).join(" line of words\n"),
    ],
    "the same line over and over": () => [
      "same\n".repeat(million),
      `${"same\n\n".repeat(700_000)}x`,
    ],
    "only headings": () => [
      words(1, 50_000)
        .map((word) => `# ${word}\n`)
        .join(""),
      words(2, 50_000)
        .map((word) => `# ${word}\n`)
        .join(""),
    ],
    "sections in reverse": () => {
      const sections = words(1, 30_000).map(
        (word) => `## ${word}\n\n${word} ${"text ".repeat(25)}\n\n`,
      );
      return [sections.join(""), sections.toReversed().join("")];
    },
    "one table row": () => ["|".repeat(5 * million), "| ".repeat(2.5 * million)],
  };

  it.each(Object.keys(pairs))("take seconds at 5 MB: %s", { timeout: 60_000 }, (name) => {
    const [a, b] = pairs[name]?.() ?? ["", ""];
    const startedAt = performance.now();
    const diff = diffTexts(a, b);
    const durationMs = performance.now() - startedAt;
    expect(apply(diff, a, "after")).toBe(b);
    expect(durationMs).toBeLessThan(10_000);
  });

  it("says when it fell back to lines", () => {
    const diff = diffTexts(words(1, 30_000).join(" "), words(2, 30_000).join(" "));
    expect(diff.granularity).toBe("line");
  });
});
