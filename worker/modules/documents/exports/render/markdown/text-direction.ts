const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether any of the text is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeftLetter.test(text);
}

export const LEFT_TO_RIGHT_MARK = "\u200e";
export const RIGHT_TO_LEFT_MARK = "\u200f";

/** Whether a paragraph reads from right to left, by its first letter or the mark before it. */
export function isRightToLeft(text: string): boolean {
  const first = /[\p{L}\u200e\u200f]/u.exec(text)?.[0] ?? "";
  return first === RIGHT_TO_LEFT_MARK || rightToLeftLetter.test(first);
}

/** Whether most letters of a text are written from right to left. */
export function mostlyRightToLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const reversed = letters.filter((letter) => rightToLeftLetter.test(letter)).length;
  return reversed * 2 > letters.length;
}
