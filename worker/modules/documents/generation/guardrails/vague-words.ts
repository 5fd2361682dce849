/**
 * Words that ISO/IEC/IEEE 29148 (5.2.7) and INCOSE's guide call unbounded, less the uses of them
 * that are precise: safe state, effective date, cleartext, sufficient funds.
 */
const VAGUE_ENGLISH = [
  "fast(?![- ]forward)|faster|fastest|quick|quickly|slow|slowly|promptly|instantly|timely|soon",
  "immediately(?! (?:preceding|following|above|below|before|adjacent))",
  "real[- ]time(?! (?:clock|operating))",
  "easy|easily|easier|simple|simply|user[- ]friendly|friendly|intuitive|intuitively|convenient|conveniently",
  "efficient|efficiently|effective(?! (?:date|from|on|as of))|effectively|optimal|minimal|performant",
  "flexible|robust|scalable|maintainable|extensible|portable|future[- ]proof",
  "seamless|seamlessly|smooth|smoothly|gracefully|modern|state[- ]of[- ]the[- ]art|responsive",
  "reliable|reliably|secure(?! (?:element|channel|boot|enclave|shell))|securely|safe(?! (?:state|mode|stop|area))|safely",
  "adequate|appropriate|appropriately|accordingly|reasonable|reasonably|acceptable|significantly",
  "sufficient(?! (?:funds|credit|balance|stock|rights|privileges))|sufficiently|enough(?! (?:to|for|that))",
  "several|various|(?<!how |as )many|few|some",
  "(?:large|small|big|high|low) (?:numbers?|amounts?|quantit(?:y|ies)|volumes?)|(?<=be )(?:large|small|big)",
  "often|sometimes|usually|normally(?! (?:open|closed))|regularly|periodically",
  "high[- ]quality|good|better|best(?![- ]before)|nice|beautiful|clearly|(?<=(?:be|an?) )clear(?! ?text)",
  "as needed|if needed|if necessary|(?:if|where|when|as far as|as [a-z]{1,20} as) possible",
  "(?:perform|work|function|behave)s? well|(?:not|never) (?:crash|hang)(?=[.]?$)",
  "(?:minimi[sz]e|maximi[sz]e) (?:the |its )?(?:[a-z]{1,20} )?(?:time|delay|latency|load|throughput|costs?|effort|risks?|use|usage|consumption)",
  "(?:common|popular|major|usual) (?:web )?browsers|all (?:applicable|relevant) (?:laws|legislation|regulations|standards)",
  "(?:until|till|by|before) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight)(?! (?:of|at|\\d))",
  "but not limited to|and so on|etc",
].join("|");
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
  return [...new Set(sentence.match(VAGUE)?.map((word) => word.toLowerCase()))];
}

const SHORT_SUBJECT =
  /^((?:[\p{L}\p{N}'’-]{1,40} ){1,5})shall (?:not )?(?:be able to )?\p{L}{2,40} /u;
const OWN_OBJECT = /\b(?:who|that|which|and|or|of|with|for|in|on|at|from|to|if|when)\b|ing /iu;
const PRONOUN_OBJECT =
  /^(it|them|him)(?![\p{L}\p{N}'’-])(?! (?:possible|impossible|easy|easier|clear|known|visible)\b)/iu;

/** “it” or “them” where nothing earlier in the statement can be meant but its short subject. */
export function unclearPronouns(statement: string): string[] {
  const [start = "", subject = ""] = SHORT_SUBJECT.exec(statement) ?? [];
  if (start === "" || OWN_OBJECT.test(subject)) return [];
  const [pronoun] = PRONOUN_OBJECT.exec(statement.slice(start.length)) ?? [];
  return pronoun === undefined ? [] : [pronoun.toLowerCase()];
}
