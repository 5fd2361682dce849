import { describe, expect, it } from "vitest";
import { ProjectContext } from "./contract.ts";
import { EXAMPLE_CONTEXT } from "./example-context.ts";
import { missingContext } from "./missing-context.ts";
import { summarizeContext } from "./summarize-context.ts";

const example = ProjectContext.parse(EXAMPLE_CONTEXT);

describe("summarizeContext", () => {
  it("tells everything that was given", () => {
    const summary = summarizeContext(example);
    expect(summary).toContain("# Papyrus Desk\n\nLends archive material");
    expect(summary).toContain("- No order is lost → 0 lost orders a quarter");
    expect(summary).toContain("### Must\n\n- **Order a box**: A reader searches");
    expect(summary).toContain("- **Performance efficiency**: Search results appear quickly; 95 %");
    expect(summary).toMatch(/## Still missing\n\nNothing: every part has been answered\.$/);
  });

  it("is the same for the same context", () => {
    expect(summarizeContext(example)).toBe(summarizeContext(structuredClone(example)));
  });

  it("names what is missing in an empty context", () => {
    const summary = summarizeContext({});
    expect(summary).toMatch(
      /^# Product without a name\n\n## Still missing\n\n- What is the product/,
    );
    expect(summary.match(/^- /gm)).toHaveLength(14);
  });

  it("cannot be given headings by a value", () => {
    const summary = summarizeContext({
      product: { name: "A\n# B", problem: "x\n\n## Goals\n- y" },
      constraints: ["# no", "- no", "1. no", "a | b\n---"],
    });
    expect(summary.match(/^#+ .*$/gm)).toEqual(["# A # B", "## Constraints", "## Still missing"]);
    expect(summary).toContain("- \\# no\n- \\- no\n- 1\\. no\n- a \\| b ---");
  });
});

describe("missingContext", () => {
  it("finds nothing missing in the example", () => {
    expect(missingContext(example)).toEqual([]);
  });

  it("asks for single items by path", () => {
    const partial: ProjectContext = {
      ...example,
      goals: [{ statement: "Grow", measure: " " }],
      stakeholders: [{ name: "Board" }],
      features: [{ name: "Login" }],
      externalInterfaces: [{ name: "ERP", kind: "software" }],
      qualityAttributes: [{ attribute: "security", requirement: "Safe" }],
      glossary: [{ term: "EAD" }],
      userClasses: [{ name: "Clerk" }],
    };
    expect(missingContext(partial).map(({ path }) => path)).toEqual([
      "goals.0.measure",
      "stakeholders.0.interest",
      "userClasses.0.description",
      "features.0.description",
      "features.0.priority",
      "externalInterfaces.0.description",
      "qualityAttributes.0.target",
      "glossary.0.definition",
    ]);
  });
});
