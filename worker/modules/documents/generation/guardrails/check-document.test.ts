import { describe, expect, it } from "vitest";
import type { PromptPack } from "../promptpacks/pack.ts";
import { checkDocument, checkSection } from "./check-document.ts";

const PACK: PromptPack = {
  type: "SRS",
  version: 1,
  name: "Small",
  system: "Write.",
  sections: [
    {
      id: "introduction",
      title: "Introduction",
      prompt:
        "Describe the purpose of this document in one calm and complete sentence for the reader.",
      tables: [],
      subsections: [{ title: "Purpose" }, { title: "Scope" }],
    },
    {
      id: "requirements",
      title: "Functional requirements",
      prompt: "List the requirements.",
      tables: [{ columns: ["ID", "Requirement", "Priority"] }],
      subsections: [],
    },
  ],
};

const TABLE = "| ID | Requirement | Priority |\n|---|---|---|\n| FR-001 | It shall run. | Must |";
const INTRODUCTION = "## 1 Introduction\n\n### 1.1 Purpose\n\nText.\n\n### 1.2 Scope\n\nText.";
const GOOD = `# T\n\n${INTRODUCTION}\n\n## 2 Functional requirements\n\n${TABLE}\n`;

function rules(markdown: string, knownText = ""): string[] {
  return checkDocument(markdown, PACK, { knownText }).findings.map((finding) => finding.rule);
}

describe("checkDocument", () => {
  it("passes a complete document", () => {
    expect(checkDocument(GOOD, PACK)).toEqual({ passed: true, findings: [] });
  });

  it.each([
    ["numbered with dots", GOOD.replace("## 1 Introduction", "## 1. Introduction")],
    ["closed", GOOD.replace("## 1 Introduction", "## 1 Introduction ##")],
    ["emphasized", GOOD.replace("1 Introduction", "**1. _Introduction_**")],
    ["linked", GOOD.replace("1 Introduction", "[Introduction](#introduction)")],
    ["underlined", GOOD.replace("## 1 Introduction", "1 Introduction\n---")],
    ["in other case", GOOD.replace("Functional requirements", "FUNCTIONAL  Requirements")],
  ])("recognizes a heading %s", (_name, markdown) => {
    expect(rules(markdown)).toEqual([]);
  });

  it.each([
    ["a missing heading", GOOD.replace("### 1.2 Scope", "Scope"), "heading.missing"],
    [
      "a heading in a fence",
      GOOD.replace("### 1.2 Scope", "```\n### 1.2 Scope\n```"),
      "heading.missing",
    ],
    [
      "a heading in a comment",
      GOOD.replace("### 1.2 Scope", "<!--\n### 1.2 Scope\n-->"),
      "heading.missing",
    ],
    ["a heading in a quote", GOOD.replace("### 1.2 Scope", "> ### 1.2 Scope"), "heading.missing"],
    [
      "an empty section",
      GOOD.replace("### 1.1 Purpose\n\nText.", "### 1.1 Purpose"),
      "section.empty",
    ],
    ["a missing table", GOOD.replace(TABLE, "None."), "table.missing"],
    ["a table in a fence", GOOD.replace(TABLE, `~~~\n${TABLE}\n~~~`), "table.missing"],
    ["a missing column", GOOD.replace("| Priority |", "| Rank |"), "table.columns"],
    ["a table without rows", GOOD.replace("| FR-001 | It shall run. | Must |", ""), "table.empty"],
    ["a row without id", GOOD.replace("FR-001", " "), "requirement.missing-id"],
    [
      "an id used twice",
      `${GOOD.trimEnd()}\n| FR-001 | It shall stop. | Must |`,
      "requirement.duplicate-id",
    ],
    ["a row without shall", GOOD.replace("shall run", "runs"), "requirement.shall"],
    ["an empty requirement", GOOD.replace("It shall run.", ""), "requirement.shall"],
    ["a marker", GOOD.replace("Text.", "TBD"), "text.placeholder"],
    ["a bracket to fill", GOOD.replace("Text.", "[Insert the purpose here]"), "text.placeholder"],
    ["a template variable", GOOD.replace("Text.", "{{ purpose }}"), "text.placeholder"],
    ["a template variable in a cell", GOOD.replace("Must", "{{priority}}"), "text.placeholder"],
    ["a remark", GOOD.replace("Text.", "Certainly! The purpose."), "text.chatter"],
    [
      "the prompt itself",
      GOOD.replace("Text.", PACK.sections[0]?.prompt ?? ""),
      "text.prompt-leak",
    ],
    ["a document too large", "x".repeat(8_000_001), "document.too-large"],
  ])("finds %s", (_name, markdown, rule) => {
    const report = checkDocument(markdown, PACK);
    expect(report.passed).toBe(false);
    expect(report.findings.map((finding) => finding.rule)).toContain(rule);
  });

  it.each([
    ["level", GOOD.replace("### 1.2", "#### 1.2"), "heading.level"],
    [
      "order",
      GOOD.replace("1.1 Purpose", "X").replace("1.2 Scope", "Purpose").replace("X", "Scope"),
      "heading.order",
    ],
    ["repetition", `${GOOD}\n## Introduction\n\nAgain.\n`, "heading.duplicate"],
  ])("warns about %s without failing", (_name, markdown, rule) => {
    expect(checkDocument(markdown, PACK).passed).toBe(true);
    expect(rules(markdown)).toEqual([rule]);
  });

  it("takes the author's own words for content", () => {
    const markdown = GOOD.replace("Text.", "The app keeps a TODO list.");
    expect(rules(markdown)).toEqual(["text.placeholder"]);
    expect(rules(markdown, "Keeps a TODO list")).toEqual([]);
  });

  it("does not look for an English word in other scripts", () => {
    expect(rules(GOOD.replace("It shall run.", "시스템은 실행되어야 한다."))).toEqual([]);
    expect(rules(GOOD.replace("It shall run.", "Das System muss laufen."))).toEqual([]);
  });

  it("says where and what to do", () => {
    const report = checkDocument(GOOD.replace("shall run", "runs"), PACK);
    expect(report.findings).toEqual([
      {
        rule: "requirement.shall",
        severity: "error",
        place: { line: 17, heading: "2 Functional requirements" },
        message: "FR-001 does not say what shall be the case.",
        fix: "Word the requirement as one sentence with “shall”.",
      },
    ]);
  });

  it("checks one section by itself", () => {
    const [introduction] = PACK.sections;
    if (!introduction) throw new Error("The pack has no section");
    const options = { pack: PACK, section: introduction };
    expect(checkSection(INTRODUCTION, options).passed).toBe(true);
    expect(checkSection("## 1 Introduction\n", options).passed).toBe(false);
  });
});

describe("hostile documents", () => {
  const size = 1_000_000;
  const hostile: [string, string][] = [
    ["table rows", `| ID | Requirement |\n|---|---|\n${"| x | y |\n".repeat(500_000)}`],
    ["one wide row", `| a |\n|---|\n${"|x".repeat(size / 2)}`],
    ["quotes on one line", ">".repeat(size)],
    ["quotes on many lines", `${">".repeat(500)}a\n`.repeat(size / 502)],
    ["lists on one line", "- ".repeat(size / 2)],
    ["deepening list", Array.from({ length: 2200 }, (_, i) => `${" ".repeat(i)}- a`).join("\n")],
    ["blank lines in a deep list", `${"- ".repeat(500)}a\n${"\n".repeat(size)}`],
    ["brackets", "[".repeat(size)],
    ["headings of brackets", `# ${"[".repeat(900)}\n`.repeat(size / 903)],
    ["headings of underscores", `# ${"_".repeat(900)}\n`.repeat(size / 903)],
    ["spaces before a bracket", `[add${" ".repeat(90)}`.repeat(size / 94)],
    ["braces", "{".repeat(size)],
    ["one paragraph", "a\n".repeat(size / 2)],
    ["open fence", `\`\`\`\n${"# x\n".repeat(size / 4)}`],
    ["HTML attributes", `<a ${"a ".repeat(450)}\n`.repeat(size / 904)],
    ["headings", "# a\n".repeat(size / 4)],
  ];

  it.each(hostile)(
    "reads megabytes of %s in linear time",
    (_name, markdown) => {
      const started = performance.now();
      expect(checkDocument(markdown, PACK).passed).toBe(false);
      expect(performance.now() - started).toBeLessThan(20_000);
    },
    60_000,
  );
});
