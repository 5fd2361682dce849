import { expect, it } from "vitest";
import { sectionsOf } from "./section-cache.ts";
import { listSections } from "./sections.ts";

function draft(content: string, revision = 1, updatedAt = "2026-01-02T03:04:05.000Z") {
  return { content, revision, updatedAt };
}

it("answers the sections of the text it is given, whatever it saw before", () => {
  for (const [index, content] of ["# A\n", "# A\n\n## B\n", "# A\n", ""].entries()) {
    expect(sectionsOf("doc_1", draft(content, index))).toEqual(listSections(content));
  }
  const later = draft("# C\n", 1, "2026-01-02T03:04:06.000Z");
  sectionsOf("doc_1", draft("# A\n"));
  expect(sectionsOf("doc_1", later)).toEqual(listSections("# C\n"));
});

it("remembers the last text of a draft, and lets go of drafts not seen for long", () => {
  const first = sectionsOf("doc_first", draft("# A\n"));
  expect(sectionsOf("doc_first", draft("# A\n"))).toBe(first);
  const long = draft("# B\n".repeat(10_000));
  for (let index = 0; index < 4; index += 1) sectionsOf(`doc_${index}`, long);
  expect(sectionsOf("doc_first", draft("# A\n"))).toBe(first);
  sectionsOf("doc_4", long);
  expect(sectionsOf("doc_first", draft("# A\n"))).not.toBe(first);
});
