import fc from "fast-check";
import { expect, it } from "vitest";
import { listSections } from "../../worker/modules/documents/drafts/sections.ts";
import { patchSection } from "./patch-section.ts";

const line = fc.constantFrom("# A", "## B", "### 한국어", "text", "- 😀 item", "", "| a | b |");
const document = fc.array(line, { minLength: 1, maxLength: 20 }).map((lines) => lines.join("\n"));
const body = fc
  .array(fc.constantFrom("words", "", "é😀"), { maxLength: 4 })
  .map((all) => all.join("\n"));

it("changes only the bytes of that section, and nothing when its hash is another", () => {
  fc.assert(
    fc.property(document, fc.nat(), body, (content, pick, text) => {
      const sections = listSections(content);
      const section = sections[pick % sections.length];
      fc.pre(section !== undefined && section.level > 0);
      if (!section) return;
      const heading = `${"#".repeat(section.level)} Changed`;
      const edit = {
        sectionId: section.id,
        baseHash: section.hash,
        markdown: `${heading}\n${text}`,
      };
      const patched = patchSection(content, edit);
      expect(patched.ok).toBe(true);
      if (!patched.ok) return;
      const before = content.slice(0, section.start);
      const after = content.slice(section.end);
      expect(patched.content.startsWith(before + edit.markdown)).toBe(true);
      expect(patched.content.endsWith(after)).toBe(true);
      const added = patched.content.length - before.length - edit.markdown.length - after.length;
      expect(added === 0 || added === 1).toBe(true);
      const others = (text: string) => listSections(text).map(({ hash }) => hash);
      const index = sections.indexOf(section);
      expect(others(patched.content).toSpliced(index, 1)).toEqual(
        others(content).toSpliced(index, 1),
      );

      const stale = patchSection(content, { ...edit, baseHash: "0000000000000000" });
      const current = { id: section.id, hash: section.hash };
      expect(stale).toMatchObject({ ok: false, reason: "section-changed", current });
    }),
  );
});

it("keeps the next heading on a line of its own", () => {
  const content = "# A\n\none\n\n## B\n";
  const [section] = listSections(content);
  const edit = { sectionId: "a", baseHash: section?.hash ?? "", markdown: "# A\n\ntwo" };
  expect(patchSection(content, edit)).toEqual({ ok: true, content: "# A\n\ntwo\n## B\n" });
});

it("finds a section again after a heading above it was changed, unless there are two alike", () => {
  const content = "# A\n\n## B\n\none\n\n## C\n";
  const [, section] = listSections(content);
  const edit = { sectionId: "a.b", baseHash: section?.hash ?? "", markdown: "## B\n\ntwo\n\n" };
  const renamed = content.replace("# A", "# Another");
  expect(patchSection(renamed, edit)).toEqual({
    ok: true,
    content: "# Another\n\n## B\n\ntwo\n\n## C\n",
  });
  const twice = `${renamed}# D\n\n## B\n\none\n\n## C\n`;
  expect(patchSection(twice, edit)).toEqual({ ok: false, reason: "section-gone" });
});

it("tells the section whose own heading was changed, unless its text was changed too", () => {
  const content = "# A\n\n## B\n\none\n\n## C\n\n";
  const [, section, empty] = listSections(content);
  const edit = { sectionId: "a.b", baseHash: section?.hash ?? "", markdown: "## B\n\ntwo\n\n" };
  const renamed = content.replace("## B", "## Bee");
  const current = {
    id: "a.bee",
    hash: listSections(renamed)[1]?.hash,
    content: "## Bee\n\none\n\n",
  };
  expect(patchSection(renamed, edit)).toEqual({ ok: false, reason: "section-changed", current });
  const gone = { ok: false, reason: "section-gone" };
  expect(patchSection(renamed.replace("one", "two"), edit)).toEqual(gone);
  expect(patchSection(`${renamed}## D\n\none\n\n`, edit)).toEqual(gone);
  const emptyEdit = { sectionId: "a.c", baseHash: empty?.hash ?? "", markdown: "## C\n\nthree\n" };
  expect(patchSection(content.replace("## C", "## D"), emptyEdit)).toEqual(gone);
});

it("does not know sections that are not there", () => {
  const edit = { sectionId: "b", baseHash: "", markdown: "" };
  expect(patchSection("# A\n", edit)).toEqual({ ok: false, reason: "unknown-section" });
});
