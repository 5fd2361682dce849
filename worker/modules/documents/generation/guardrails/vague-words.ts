const VAGUE_ENGLISH =
  "fast|faster|fastest|quick|quickly|slow|slowly|easy|easily|easier|simple|simply|user[- ]friendly|friendly|intuitive|intuitively|efficient|efficiently|effective|effectively|flexible|robust|scalable|seamless|seamlessly|smooth|smoothly|modern|state[- ]of[- ]the[- ]art|responsive|reliable|reliably|adequate|appropriate|appropriately|sufficient|reasonable|acceptable|several|various|(?<!how |as )many|few|some|often|sometimes|usually|normally|soon|timely|promptly|immediately|instantly|real[- ]time|high[- ]quality|good|better|best|nice|beautiful|clear|clearly|convenient|conveniently|optimal|minimal|large|small|big|secure|securely|safe|safely|as needed|if needed|if necessary|if possible|where possible|when possible|and so on|etc";
const VAGUE_KOREAN =
  "빠르게|빠른|빨리|신속|쉽게|쉬운|간편|편리|직관적|효율적|적절|충분|안정적|원활|다양한|많은|최대한|가능한 한|필요시|필요 시|등등";
const VAGUE_ARABIC =
  "سريعة?|بسرعة|سهلة?|بسهولة|بسيطة?|مناسبة?|كافية?|فعالة?|مرنة?|عند الحاجة|إن أمكن";
const VAGUE_GERMAN =
  "schnell|einfach|leicht|benutzerfreundlich|intuitiv|ausreichend|angemessen|möglichst";

const VAGUE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${VAGUE_ENGLISH}|${VAGUE_GERMAN}|${VAGUE_ARABIC})(?![\p{L}\p{N}-])|${VAGUE_KOREAN}`,
  "giu",
);

const MEASURE =
  /(?:within|under|below|less than|fewer than|at most|no more than|up to|at least|more than|over|[<>≤≥])\s*\d|\d\s?(?:%|‰|ms\b|s\b|sec|min|hour|day|week|month|초|분|시간|일|퍼센트)/iu;

/** Whether a text names a number that can be measured. */
export function namesMeasure(text: string): boolean {
  return MEASURE.test(text);
}

/** Words that two testers could read differently; none where the sentence gives a measure. */
export function vagueWords(sentence: string): string[] {
  if (namesMeasure(sentence)) return [];
  return [...new Set(Array.from(sentence.matchAll(VAGUE), ([word]) => word.toLowerCase()))];
}

const DANGLING = /^\p{L}+ (it|them|him|her)\b/iu;

/** A pronoun for an object that the action itself does not name. */
export function danglingPronoun(action: string | undefined): string[] {
  const [, pronoun] = DANGLING.exec(action ?? "") ?? [];
  return pronoun ? [pronoun.toLowerCase()] : [];
}
