import { describe, expect, it } from "vitest";
import { toForm } from "./context-form.ts";
import { mergeAnswers } from "./merge-answers.ts";

const base = toForm({ product: { name: "Shaftline" }, outOfScope: ["Billing"] });

describe("mergeAnswers", () => {
  it("takes what each has changed", () => {
    const mine = { ...base, product: { ...base.product, vision: "No return visits" } };
    const theirs = toForm({
      product: { name: "Shaftline", problem: "Paper" },
      outOfScope: ["Billing", "Payroll"],
    });
    expect(mergeAnswers(base, mine, theirs)).toEqual(
      toForm({
        product: { name: "Shaftline", problem: "Paper", vision: "No return visits" },
        outOfScope: ["Billing", "Payroll"],
      }),
    );
  });

  it("takes the same change of both for one", () => {
    const both = toForm({ product: { name: "Shaft" }, outOfScope: ["Billing"] });
    expect(mergeAnswers(base, both, structuredClone(both))).toEqual(both);
  });

  it("does not choose between two changes of one answer", () => {
    const mine = { ...base, outOfScope: [] };
    const theirs = { ...base, outOfScope: [{ text: "Payroll" }] };
    expect(mergeAnswers(base, mine, theirs)).toBeUndefined();
  });
});
