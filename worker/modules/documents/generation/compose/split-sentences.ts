const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|no|nr|dr|mr|mrs|ms|prof|incl|excl|max|min|fig|sec|cf|al|st|\p{Lu})\.$/iu;
const TERMINATOR = /[.!?؟…]+["'”’»)\]]*(?=\s)|[。！？]+["”’」』）]*|;(?=\s)/gu;
const LIST_ITEM = /^\s*(?:[-*+•‣–—]|\(?\d{1,3}[.)]|[a-z][.)])\s+/;

function splitParagraph(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    const candidate = text.slice(start, end);
    const next = text.slice(end).trimStart().charAt(0);
    const abbreviated = match[0] === "." && ABBREVIATION.test(candidate.slice(-12));
    const runsOn = match[0] !== ";" && /[.…]$/.test(match[0]) && /\p{Ll}/u.test(next);
    if (abbreviated || runsOn) continue;
    sentences.push(candidate);
    start = end;
  }
  sentences.push(text.slice(start));
  return sentences;
}

/** Sentence without the marks that end it. */
export function withoutFinalStop(sentence: string): string {
  return sentence.replace(/[\s.;:,!。！]+$/u, "").trim();
}

/**
 * Single statements of a free text: sentences, parts between semicolons, and items of a list
 * written by hand. Blank ones are left out.
 */
export function splitSentences(text: string): string[] {
  const paragraphs: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const item = line.replace(LIST_ITEM, "");
    const previous = paragraphs.at(-1);
    const continues =
      item === line && previous !== undefined && previous !== "" && /^\s*\p{Ll}/u.test(line);
    if (continues) paragraphs[paragraphs.length - 1] = `${previous} ${line.trim()}`;
    else paragraphs.push(item.trim());
  }
  return paragraphs
    .flatMap(splitParagraph)
    .map(withoutFinalStop)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
