import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROMPT_PACKS } from "../promptpacks/get-prompt-pack.ts";
import { GROUND_RULES } from "../promptpacks/ground-rules.ts";
import type { PromptPack } from "../promptpacks/pack.ts";
import { checkDocument, checkSection } from "./check-document.ts";
import { untranslated } from "./localized-titles.ts";

const PACK: PromptPack = {
  type: "SRS",
  version: 1,
  name: "Small",
  system: "Write what the customer will sign, in words that the customer would use himself.",
  sections: [
    {
      id: "functional-requirements",
      title: "Functional requirements",
      prompt: "List the requirements.",
      tables: [{ columns: ["ID", "Requirement", "Acceptance criteria"] }],
      subsections: [],
    },
    {
      id: "traceability",
      title: "Traceability matrix",
      prompt: "Trace both ways.",
      tables: [{ columns: ["Requirement", "Source"] }],
      subsections: [],
    },
    {
      id: "glossary",
      title: "Glossary",
      prompt: "Define the terms.",
      tables: [{ columns: ["Term", "Definition"] }],
      subsections: [],
    },
  ],
};

const GOOD = `# T

## 1 Functional requirements

| ID | Requirement | Acceptance criteria |
|---|---|---|
| FR-001 | The desk shall open. | It is seen to open. |
| FR-002 | The desk shall close. | It is seen to close. |

## 2 Traceability matrix

| Source | Requirements |
|---|---|
| A goal | FR-001, FR-002 |

| Requirement | Source |
|---|---|
| FR-001 | A goal |
| FR-002 | A goal |

## 3 Glossary

| Term | Definition |
|---|---|
| SLA | Service level agreement |
`;

function findings(markdown: string, pack = PACK) {
  return checkDocument(markdown, pack).findings.map(({ rule, place, message }) => ({
    rule,
    line: place.line,
    message,
  }));
}

describe("the rules", () => {
  it("leave a complete document alone", () => {
    expect(findings(GOOD)).toEqual([]);
  });

  it.each([
    ["two in one", "shall open.", "shall open and shall close.", "requirement.atomic", "FR-001"],
    [
      "two sentences",
      "shall open.",
      "shall open early. Then it rings.",
      "requirement.atomic",
      "FR",
    ],
    ["and/or", "shall open.", "shall open and/or ring.", "requirement.atomic", "FR-001"],
    ["a vague word", "shall open.", "shall open quickly.", "requirement.vague", "“quickly”"],
    ["no criterion", "It is seen to open.", "–", "requirement.acceptance", "FR-001"],
    ["a row not traced back", "| FR-002 | A goal |\n", "", "trace.missing", "source: FR-002"],
    ["an id not traced forward", "FR-001, FR-002 |", "FR-002 |", "trace.missing", "FR-001"],
    ["a traced id nobody defines", "FR-001, FR-002 |", "FR-001, FR-002, FR-9 |", "", ""],
    [
      "an unknown id traced",
      "FR-001, FR-002 |",
      "FR-001, FR-002, FR-007 |",
      "trace.unknown",
      "FR-007",
    ],
    ["an unknown id in the text", "# T\n", "# T\n\nSee FR-123.\n", "reference.unknown", "FR-123"],
    [
      "one with a Korean particle",
      "# T\n",
      "# T\n\nFR-123을 보라.\n",
      "reference.unknown",
      "FR-123",
    ],
    ["an abbreviation", "# T\n", "# T\n\nAs the TLA says.\n", "glossary.undefined", "“TLA”"],
    ["one explained", "# T\n", "# T\n\nThe three letters (TLA) of TLA.\n", "", ""],
    ["one in the glossary", "# T\n", "# T\n\nAs the SLA says.\n", "", ""],
    [
      "a term that is not explained",
      "# T\n",
      "# T\n\nEach **Work Order** has a date.\n\nThe **Work Orders** are kept.\n",
      "glossary.undefined",
      "“Work Order”",
    ],
    [
      "a term in the glossary",
      "# T\n",
      "# T\n\nEach **SLA** binds, and an **SLA** ends.\n",
      "",
      "",
    ],
    [
      "a term between quotation marks",
      "# T\n",
      '# T\n\nEach “Shift log” has a date. A "shift log" is kept.\n\nThe “Shift logs” end.\n',
      "glossary.undefined",
      "“Shift log” is set in quotation marks",
    ],
    [
      "a name of several words",
      "# T\n",
      "# T\n\nIn the Shift Log all is kept, and the Shift Log ends when a Shift Log is full.\n",
      "glossary.undefined",
      "“Shift Log” is written as a name",
    ],
    [
      "a name whose meaning the text gives",
      "# T\n",
      "# T\n\nA Shift Log is a list. In the Shift Log, of a Shift Log, by a Shift Log.\n",
      "",
      "",
    ],
    [
      "a name that a table explains",
      "# T\n",
      "# T\n\n| Class | Goal |\n| --- | --- |\n| Shift Lead | Leads. |\n\nBy a Shift Lead, for a Shift Lead, of a Shift Lead.\n",
      "",
      "",
    ],
    [
      "the words of scenarios",
      "# T\n",
      "# T\n\nIf **Given** x **When** y, **Given** z **When** q.\n",
      "",
      "",
    ],
    ["words with emphasis", "# T\n", "# T\n\nIt is **not** here and **Never** there.\n", "", ""],
    ["a dead link", "# T\n", "# T\n\nSee [there](#nowhere).\n", "link.dead", "#nowhere"],
    ["a dead link in a list", "# T\n", "# T\n\n- See [there](#nowhere).\n", "link.dead", "#"],
    ["a live link", "# T\n", "# T\n\nSee [there](#3-glossary).\n", "", ""],
    [
      "a heading twice",
      "## 3 Glossary",
      "## 2 Traceability matrix\n\nx\n\n## 3 Glossary",
      "heading.duplicate",
      "line 10",
    ],
    ["a jump in the numbers", "## 3 Glossary", "## 5 Glossary", "heading.numbering", "number 3"],
    ["a template word in a list", "# T\n", "# T\n\n- a\n  - TBD\n", "text.placeholder", "TBD"],
    ["the system prompt", "# T\n", `# T\n\n${PACK.system}\n`, "text.prompt-leak", "instruction"],
    [
      "the ground rules",
      "# T\n",
      `# T\n\n> ${GROUND_RULES.split("\n")[1]}\n`,
      "text.prompt-leak",
      "instruction",
    ],
    ["a delimiter", "# T\n", "# T\n\n</context>\n", "text.prompt-leak", "mark"],
  ])("%s", (_name, from, to, rule, message) => {
    const found = findings(GOOD.replace(from, to));
    if (rule === "") {
      expect(found).toEqual([]);
      return;
    }
    const hit = found.find((finding) => finding.rule === rule);
    expect(hit?.message, JSON.stringify(found)).toContain(message);
    expect(hit?.line).toBeGreaterThan(0);
  });

  it("take a measure in the criterion for what makes a vague word testable", () => {
    const vague = GOOD.replace("shall open.", "shall open quickly.");
    expect(findings(vague.replace("It is seen to open.", "Within 2 s."))).toEqual([]);
  });

  it.each([
    ["Korean", "기능 요구사항", "| 식별자 | 요구사항 | 인수 기준 |", "추적성 매트릭스", "용어집"],
    [
      "Arabic",
      "المتطلبات الوظيفية",
      "| المعرف | المتطلب | معايير القبول |",
      "مصفوفة التتبع",
      "مسرد المصطلحات",
    ],
  ])("know the headings and columns in %s", (_language, heading, header, trace, glossary) => {
    const localized = GOOD.replace("Functional requirements", heading)
      .replace("| ID | Requirement | Acceptance criteria |", header)
      .replace("Traceability matrix", trace)
      .replace("Glossary", glossary);
    expect(findings(localized)).toEqual([]);
    const untraced = localized.replace("| FR-002 | A goal |\n", "");
    expect(findings(untraced)).toMatchObject([{ rule: "trace.missing" }]);
  });

  it("know every heading and column of the packs in Korean and Arabic", () => {
    const sections = PROMPT_PACKS.flatMap((pack) => pack.sections);
    const headings = sections.flatMap(({ title, subsections }) => [
      title,
      ...subsections.map((sub) => sub.title),
    ]);
    const columns = sections
      .flatMap(({ tables, subsections }) => [
        ...tables,
        ...subsections.flatMap((sub) => sub.tables ?? []),
      ])
      .flatMap((table) => table.columns);
    expect(untranslated("heading", headings)).toEqual([]);
    expect(untranslated("column", columns)).toEqual([]);
  });

  it("check a section against what stands before it, with lines of its own", () => {
    const [requirements, trace] = GOOD.replace("# T\n\n", "").split(/\n(?=## 2)|\n(?=## 3)/);
    const section = PACK.sections[1];
    if (!section || !trace || !requirements) throw new Error("The document is too short");
    const options = { pack: PACK, section, before: requirements.trim() };
    expect(checkSection(trace.trim(), options).findings).toEqual([]);
    const untraced = trace.replace("| FR-002 | A goal |", "").trim();
    expect(checkSection(untraced, options).findings).toMatchObject([
      { rule: "trace.missing", place: { line: 7, heading: "2 Traceability matrix" } },
    ]);
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    ...'# |## 1 |- |> |```\n|~~~|<!--|-->|\n|\n\n|\\|[x](#y)|](#|FR-001|TBD|</context>|shall |quickly|SLA (|SLA|<a id="|“|용어집|مسرد'.split(
      "|",
    ),
    "| ID | Requirement | Acceptance criteria |\n|---|---|---|\n",
    "| Requirement | Source |\n|---|---|\n",
    "| FR-001 | It shall. | – |\n",
    "| Term | Definition |\n|---|---|\n",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary", maxLength: 300 }),
  );

  it("is checked, with every finding at a line of it and something to do", () => {
    fc.assert(
      fc.property(text, (markdown) => {
        const lines = markdown.split(/\r\n|\n|\r/).length;
        const report = checkDocument(markdown, PACK);
        for (const { place, message, fix } of report.findings) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(lines);
          expect(message).not.toBe("");
          expect(fix).not.toBe("");
        }
        expect(report.passed).toBe(!report.findings.some(({ severity }) => severity === "error"));
        expect(checkDocument(markdown, PACK)).toEqual(report);
      }),
      { numRuns: 1500 },
    );
  }, 60_000);

  it("is found wherever it stands: code hides a leftover, nothing else does", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("- ", "> ", "1. "), { maxLength: 8 }), (markers) => {
        const markdown = `# T\n\n${markers.join("")}TBD\n`;
        expect(checkDocument(markdown, PACK).findings.map(({ rule }) => rule)).toContain(
          "text.placeholder",
        );
      }),
    );
  });
});

describe("megabytes", () => {
  const header = "| ID | Requirement | Acceptance criteria |\n|---|---|---|\n";
  const row = (index: number) => `| FR-${index} | It shall quickly open TLA FR-1. | [x](#y) |\n`;
  const shapes: [string, (size: number) => string][] = [
    [
      "a table of requirements",
      (size) => header + Array.from({ length: size / 60 }, (_, i) => row(i)).join(""),
    ],
    [
      "a trace",
      (size) =>
        `${GOOD}\n| Requirement | Source |\n|---|---|\n${"| FR-003 | x |\n".repeat(size / 15)}`,
    ],
    ["nested quotes", (size) => `${"> ".repeat(100)}TBD [x](#y)\n`.repeat(size / 212)],
    [
      "nested lists",
      (size) =>
        Array.from({ length: size / 220 }, (_, i) => `${" ".repeat(i % 400)}- a`).join("\n"),
    ],
    ["links", (size) => "[x](#y) ".repeat(size / 8)],
    ["link openings", (size) => "](#".repeat(size / 3)],
    ["anchors", (size) => "<a ".repeat(size / 3)],
    ["quotation marks", (size) => `${header}| FR-1 | ${"“".repeat(size)} | x |`],
    ["capitals", (size) => "AB ".repeat(size / 3)],
    ["headings", (size) => Array.from({ length: size / 8 }, (_, i) => `## ${i}.1 a\n`).join("")],
  ];

  it.each(shapes)(
    "of %s take time in proportion",
    // Something else may have the processor for a while, so that one measurement is too long.
    { timeout: 120_000, retry: 2 },
    (_name, build) => {
      const cpuMs = (markdown: string) => {
        const before = process.cpuUsage();
        checkDocument(markdown, PACK);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      };
      const small = cpuMs(build(1_250_000));
      const large = cpuMs(build(5_000_000));
      // What takes less may have been the garbage of other tests.
      const least = 100;
      expect(large / Math.max(small, least)).toBeLessThan(10);
      expect(large).toBeLessThan(30_000);
    },
  );
});
