const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|no|nr|dr|mr|mrs|ms|prof|incl|excl|max|min|fig|sec|cf|al|st|\p{Lu})\.$/iu;
const NEXT_STEP = /,\s+(?:and\s+)?(?:then|after that|afterwards),?\s+(?=(?:the|an?|their|its)\s)/g;
const ARROW = /\s*(?:->|=>|→)\s*/g;
const TERMINATOR = /[.!?؟…]+["'”’»)\]]*(?=\s)|[。！？]+["”’」』）]*|;(?=\s)/gu;
/** What follows a semicolon without a statement of its own. */
const SAID_OF_IT = /^(?:by|per|with|for|from|in|on|at|as|including|excluding)\s/i;
/** How a sentence begins whose writer left the capital out. */
const NEW_SENTENCE =
  /^(?:the|a|an|each|every|all|no|only|it|they|users?|can|must|should|will|may|if|when|after|also)\s/;
const LIST_ITEM = /^\s*(?:[-*+•‣–—]|\(?\d{1,3}[.)]|[a-z][.)])\s+/;

function splitParagraph(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    const candidate = text.slice(start, end);
    const abbreviated = match[0] === "." && ABBREVIATION.test(candidate.slice(-12));
    const rest = text.slice(end).trimStart();
    const runsOn =
      match[0] === ";"
        ? SAID_OF_IT.test(rest)
        : /[.…]$/.test(match[0]) && /^\p{Ll}/u.test(rest) && !NEW_SENTENCE.test(rest);
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
    .map((paragraph) => paragraph.replace(NEXT_STEP, ". After that, "))
    .flatMap(splitParagraph)
    .map((sentence) =>
      withoutFinalStop(sentence)
        .replace(/;(?=\s)/g, ",")
        .replace(ARROW, ": "),
    )
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
