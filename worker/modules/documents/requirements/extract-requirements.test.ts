import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProjectContext } from "../context/contract.ts";
import { EXAMPLE_CONTEXT } from "../context/example-context.ts";
import { composeSection } from "../generation/compose/compose-section.ts";
import { specificationOf } from "../generation/compose/specification.ts";
import { PROMPT_PACKS } from "../generation/promptpacks/get-prompt-pack.ts";
import { compareRequirements } from "./compare-requirements.ts";
import { extractRequirements } from "./index.ts";

function extract(...lines: string[]) {
  return extractRequirements(lines.join("\n"));
}

describe("extractRequirements", () => {
  it("finds every requirement of a composed specification with its words, once", () => {
    const context = ProjectContext.parse(EXAMPLE_CONTEXT);
    const pack = PROMPT_PACKS.find(({ type }) => type === "SRS");
    if (!pack) throw new Error("There is no pack");
    const markdown = pack.sections
      .map((section) => composeSection({ pack, section, context }))
      .join("\n\n");
    const { requirements, duplicates } = extractRequirements(markdown);
    const wanted = specificationOf(context).requirements;
    expect(requirements.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(duplicates).toEqual([]);
    for (const { id, statement } of wanted) {
      const found = requirements.find((requirement) => requirement.id === id);
      const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
      expect(words(found?.statement ?? "")).toBe(words(statement));
    }
    expect(requirements.find(({ id }) => id === "FR-001")).toMatchObject({
      priority: "Must",
      acceptanceCriteria: [expect.any(String)],
    });
  });

  it("reads tables by their columns, in any order and in other languages", () => {
    const { requirements } = extract(
      "## 기능 요구사항",
      "",
      "| ID | 우선순위 | 요구사항 | 인수 기준 |",
      "|---|:-:|---|---|",
      "| **FR-001** | 필수 | 앱은 작업 지시서를 *열어야* 한다. | 2초 이내<br>오프라인 |",
      "| OQ-001 | – | 아직 없다 | – |",
      "| FR-002 | – | 앱은 사진을 보관해야 한다. | – |",
    );
    expect(requirements).toEqual([
      {
        id: "FR-001",
        statement: "앱은 작업 지시서를 열어야 한다.",
        priority: expect.any(String),
        acceptanceCriteria: ["2초 이내", "오프라인"],
        section: { id: "기능-요구사항", heading: "기능 요구사항" },
      },
      expect.objectContaining({ id: "FR-002", priority: null, acceptanceCriteria: [] }),
    ]);
  });

  it.each(["Acceptance criterion", "Acceptance", "Fit criterion"])(
    "takes the column %s for the acceptance criteria",
    (column) => {
      const { requirements } = extract(
        `| ID | Requirement | ${column} |`,
        "|---|---|---|",
        "| FR-001 | It shall open. | It is seen to open. |",
      );
      expect(requirements[0]?.acceptanceCriteria).toEqual(["It is seen to open."]);
    },
  );

  it("reads items, paragraphs and headings", () => {
    const { requirements } = extract(
      "# Spec",
      "",
      "- FR-001 The app shall open.",
      "  - Priority: Must",
      "  - Acceptance criteria:",
      "    - Within 2 s.",
      "    - Without a network.",
      "- **NFR-002**: The app shall be quick.",
      "",
      "CR-003 – It shall run on the phones of 2024.",
      "",
      "FR-001 is verified by a test.",
      "See FR-009 for more.",
      "",
      "### SEC-1001 Passwords",
      "",
      "The server shall keep no password.",
      "",
      "**Priority:** Should",
      "",
      "**Acceptance criteria**",
      "",
      "1. Only hashes are stored.",
      "",
      "### FR-010: Signing on site",
    );
    expect(requirements).toMatchObject([
      {
        id: "FR-001",
        statement: "The app shall open.",
        priority: "Must",
        acceptanceCriteria: ["Within 2 s.", "Without a network."],
      },
      { id: "NFR-002", statement: "The app shall be quick.", priority: null },
      { id: "CR-003", statement: "It shall run on the phones of 2024." },
      {
        id: "SEC-1001",
        statement: "The server shall keep no password.",
        priority: "Should",
        acceptanceCriteria: ["Only hashes are stored."],
        section: { heading: "SEC-1001 Passwords" },
      },
      { id: "FR-010", statement: "Signing on site", acceptanceCriteria: [] },
    ]);
  });

  it("takes neither standards, nor code, nor tables that only refer to requirements", () => {
    const { requirements } = extract(
      "ISO-27001 Certificates are kept.",
      "",
      "```",
      "FR-001 The example in code.",
      "```",
      "",
      "| Goal | Requirements |",
      "|---|---|",
      "| FR-002 | FR-003, FR-004 |",
    );
    expect(requirements).toEqual([]);
  });

  it("reports an id that is defined again; the first one counts", () => {
    const { requirements, duplicates } = extract(
      "# A",
      "- FR-001 The first.",
      "# B",
      "- FR-001 The second.",
    );
    expect(requirements.map(({ statement }) => statement)).toEqual(["The first."]);
    expect(duplicates).toEqual([{ id: "FR-001", section: { id: "b", heading: "B" } }]);
  });

  it("never throws and never names an id twice", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "| ID | Requirement |",
        "|---|---|",
        "| FR-001 | x |",
        "- FR-002 Y",
        "# FR-3",
        "",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const ids = extract(...lines).requirements.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it.each([
    ["a row of pipes", "|".repeat(2_000_000)],
    ["a cell of marks", `| ID | Requirement |\n|---|---|\n| ${"*_`".repeat(1_000_000)} | x |`],
    ["items of marks", `- ${"*".repeat(1_500_000)}\n- ${"`_ ".repeat(500_000)}`],
    ["rows", `| ID | Requirement |\n|---|---|\n${"| FR-001 | It shall. |\n".repeat(100_000)}`],
    ["items", "- FR-001 It shall.\n".repeat(100_000)],
    ["spaces", `FR-001${" ".repeat(2_000_000)}x`],
  ])("takes seconds at megabytes: %s", { timeout: 30_000 }, (_name, text) => {
    const startedAt = performance.now();
    extractRequirements(text);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });
});

describe("compareRequirements", () => {
  it("says what became of each", () => {
    const before = extract("- FR-001 One.", "- FR-002 Two.", "- FR-003 Three.").requirements;
    const after = extract("# Moved", "- FR-004 Four.", "- FR-002 Twice.", "- FR-001 One.");
    expect(
      compareRequirements(before, after.requirements).map(({ id, status }) => [id, status]),
    ).toEqual([
      ["FR-004", "added"],
      ["FR-002", "changed"],
      ["FR-001", "same"],
      ["FR-003", "removed"],
    ]);
  });
});
