import { expect, test } from "vitest";
import type { DraftSection } from "../api/get-sections.ts";
import { authorship } from "./authorship.ts";

const section = (heading: string, kind: DraftSection["provenance"]["kind"]): DraftSection => ({
  id: heading,
  heading,
  level: 2,
  hash: heading,
  provenance: { kind, generation: null, authors: [] },
});

const CONTENT = "# App\n\n## 1 Scope\n\nAll.\n\n## 2 Limits\n\nNone.\n\n## 3 Terms\n\nMine.\n";
const known = {
  content: CONTENT,
  sections: [
    section("App", "person"),
    section("1 Scope", "generated"),
    section("2 Limits", "edited"),
    section("3 Terms", "person"),
  ],
};
const marksOf = (text: string) =>
  authorship(known)(text).map(({ key, mark, from }) => [key, mark, text.slice(from, from + 4)]);

test("marks what was generated and what was edited since, where it stands", () => {
  const asKnown = [
    ["1 Scope#1", "generated", "## 1"],
    ["2 Limits#1", "edited", "## 2"],
  ];
  expect(marksOf(CONTENT)).toEqual(asKnown);
  expect(marksOf(`Before it.\n\n${CONTENT}`)).toEqual(asKnown);
});

test("a generated section that says something else now was edited; a moved one was not", () => {
  expect(marksOf(CONTENT.replace("All.", "All of it."))[0]).toEqual([
    "1 Scope#1",
    "edited",
    "## 1",
  ]);
  expect(marksOf("## 2 Limits\n\nNew.\n\n## 1 Scope\n\nAll.\n")).toEqual([
    ["2 Limits#1", "edited", "## 2"],
    ["1 Scope#1", "generated", "## 1"],
  ]);
  expect(marksOf("## 4 Else\n\nNew.\n")).toEqual([]);
});

test("looks at no text where nothing was generated", () => {
  expect(authorship({ content: CONTENT, sections: [section("App", "person")] })(CONTENT)).toEqual(
    [],
  );
});
