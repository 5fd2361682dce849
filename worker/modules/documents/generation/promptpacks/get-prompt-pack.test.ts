import { describe, expect, it } from "vitest";
import { getPromptPack, PROMPT_PACKS } from "./get-prompt-pack.ts";
import { DOCUMENT_TYPES, packProblems, sectionNumber } from "./pack.ts";

describe("prompt packs", () => {
  it.each(PROMPT_PACKS.map((pack) => [`${pack.type} v${pack.version}`, pack] as const))(
    "%s is sound",
    (_name, pack) => {
      expect(packProblems(pack)).toEqual([]);
    },
  );

  it.each(DOCUMENT_TYPES)("there is a pack for %s", (type) => {
    expect(getPromptPack(type, 1)).toMatchObject({ type, version: 1 });
    const { version } = getPromptPack(type);
    expect(getPromptPack(type, version)).toBe(getPromptPack(type));
  });

  it("refuses a version that does not exist", () => {
    expect(() => getPromptPack("SRS", 99)).toThrow(RangeError);
  });

  it("reports what is wrong with a pack", () => {
    const srs = getPromptPack("SRS");
    const [first, second] = srs.sections;
    if (!first || !second) throw new Error("The pack is too short for this test");
    const broken = {
      ...srs,
      system: " ",
      sections: [
        { ...first, id: "Bad Id", prompt: "short" },
        { ...second, tables: [{ columns: ["A"] }, { columns: ["A", "A"] }] },
        { ...second, title: "" },
      ],
    };
    expect(packProblems(broken)).toEqual(
      expect.arrayContaining([
        "The pack has no system prompt.",
        "Section id Bad Id is malformed.",
        "Section Bad Id has no prompt.",
        "Section id product-perspective stands twice.",
        "Heading Problem and vision stands twice.",
        "Section product-perspective has an empty heading.",
        "A table of product-perspective has too few columns.",
        "A table of product-perspective names a column twice.",
      ]),
    );
    expect(packProblems({ ...srs, sections: [] })).toEqual(["The pack has no sections."]);
  });

  it("follows the order of ISO/IEC/IEEE 29148 in the SRS", () => {
    const srs = getPromptPack("SRS");
    expect(
      srs.sections.map((section) => `${sectionNumber(srs, section)} ${section.title}`),
    ).toEqual([
      "1 Introduction",
      "2 Product perspective",
      "3 User classes",
      "4 Functional requirements",
      "5 External interfaces",
      "6 Quality attributes",
      "7 Constraints",
      "8 Verification",
      "9 Traceability matrix",
      "10 Open questions",
      "11 Glossary",
    ]);
  });
});
