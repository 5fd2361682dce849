import type { ImportWarning } from "./imported-text.ts";
import { type DocxParts, partText } from "./unpack-docx.ts";

/** What Word documents hold and Markdown has no place for, by its mark in the main part. */
const leftOut: [RegExp, ImportWarning][] = [
  [
    /<w:(?:ins|del|moveFrom|moveTo)\b/,
    {
      code: "TRACKED_CHANGES",
      message: "Tracked changes were taken over as if all were accepted.",
    },
  ],
  [/<w:commentReference\b/, { code: "COMMENTS", message: "Comments were left out." }],
  [
    /<m:oMath\b/,
    {
      code: "EQUATIONS",
      message: "Equations became lines of text. Check them, or add them as pictures.",
    },
  ],
  [
    /<w:object\b|<c:chart\b|<dgm:relIds\b/,
    {
      code: "OBJECTS",
      message: "Charts, diagrams and embedded files were left out. Add them as pictures.",
    },
  ],
];

/** Says what of a Word document is not in the imported text. */
export function docxWarnings(parts: DocxParts): ImportWarning[] {
  const main = partText(parts, "word/document.xml");
  return leftOut.flatMap(([mark, warning]) => (mark.test(main) ? [warning] : []));
}
