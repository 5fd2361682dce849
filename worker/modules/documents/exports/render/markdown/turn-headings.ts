import { isRightToLeftDocument } from "./dominant-language.ts";
import type { DocumentModel } from "./model.ts";
import { isRightToLeft, LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK } from "./text-direction.ts";

const leadingNumber = /^\s*\p{Nd}+(?:\.\p{Nd}+)*[.)]?(?=\s)/u;

/**
 * Lets headings whose words read the other way begin with their number on the side where those of the
 * document do: the number counts the document's sections, and readers look for it in one column.
 */
export function turnNumberedHeadings(model: DocumentModel): void {
  const numbered = model.headings.filter(({ text }) => leadingNumber.test(text));
  if (numbered.length === 0) return;
  const rightToLeft = isRightToLeftDocument(model);
  const mark = rightToLeft ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
  const turned = (text: string) => text.replace(leadingNumber, (number) => mark + number + mark);
  for (const heading of numbered) {
    const [first] = heading.runs;
    if (first === undefined || isRightToLeft(heading.text) === rightToLeft) continue;
    heading.text = turned(heading.text);
    first.text = turned(first.text);
  }
}
