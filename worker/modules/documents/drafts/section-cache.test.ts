import { expect, it } from "vitest";
import { sectionsOf } from "./section-cache.ts";
import { listSections } from "./sections.ts";

it("answers the sections of the text it is given, whatever it saw before", () => {
  for (const content of ["# A\n", "# A\n\n## B\n", "# A\n", ""]) {
    expect(sectionsOf("doc_1", content)).toEqual(listSections(content));
  }
});

it("remembers the last text of a draft, and lets go of drafts not seen for long", () => {
  const first = sectionsOf("doc_first", "# A\n");
  expect(sectionsOf("doc_first", "# A\n")).toBe(first);
  for (let index = 0; index < 200; index += 1) sectionsOf(`doc_${index}`, "# B\n");
  expect(sectionsOf("doc_first", "# A\n")).not.toBe(first);
});
