import { describe, expect, it } from "vitest";
import { ProjectContext, PutContextRequest } from "./contract.ts";
import { EXAMPLE_CONTEXT } from "./example-context.ts";

function issuePaths(value: unknown): string[] {
  const result = ProjectContext.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
}

describe("ProjectContext", () => {
  it("accepts the published example unchanged", () => {
    expect(ProjectContext.parse(EXAMPLE_CONTEXT)).toEqual(EXAMPLE_CONTEXT);
  });

  it.each([
    [{}],
    [{ product: {} }],
    [{ product: { name: "" }, features: [] }],
    [{ features: [{ name: "Order a box" }] }],
  ])("accepts the partial context %j", (context) => {
    expect(issuePaths(context)).toEqual([]);
  });

  it.each([
    [{ product: { name: "a\u0000b" } }, "product.name"],
    [{ goals: [{ statement: "\ud800" }] }, "goals.0.statement"],
    [{ goals: [{ statement: "  " }] }, "goals.0.statement"],
    [{ features: [{ name: "A" }, { description: "no name" }] }, "features.1.name"],
    [{ features: [{ name: "A", priority: "high" }] }, "features.0.priority"],
    [{ features: "none" }, "features"],
    [{ constraints: [{ text: "x" }] }, "constraints.0"],
    [{ constraints: Array.from({ length: 101 }, () => "x") }, "constraints"],
    [
      { qualityAttributes: [{ attribute: "speed", requirement: "x" }] },
      "qualityAttributes.0.attribute",
    ],
    [{ product: { vision: "x".repeat(5001) } }, "product.vision"],
  ])("refuses %j at %s", (context, path) => {
    expect(issuePaths(context)).toContain(path);
  });

  it.each([
    [{ budget: 1 }],
    [{ product: { owner: "x" } }],
    [{ glossary: [{ term: "a", meaning: "b" }] }],
  ])("refuses the unknown key in %j", (context) => {
    expect(ProjectContext.safeParse(context).success).toBe(false);
  });

  it("needs the context itself in a request", () => {
    expect(PutContextRequest.safeParse({}).success).toBe(false);
  });
});
