import { continued, isDeterminer } from "./wording.ts";

const PREPOSITION =
  /^(?:of|for|to|with|by|in|on|at|per|from|into|via|as|over|under|between|about|against|without|during|after|before|when|if|that|which|who|whose|usable|based|including)$/i;
/** Endings of nouns that stand without an article. */
const UNCOUNTED =
  /(?:ing|tion|sion|ity|ment|ness|ance|ence|ism|ics|cy|age|ware|data|information|support|access|sign-on|login|search|traffic|feedback|content|text|mail|output|input|history|money|revenue|stock|staff|people)$/i;
const COUNTED =
  /(?:page|image|message|document|department|instrument|language|package|station|button)$/i;
const COUNTED_NAME = /^(?:API|GUI|UI|SDK|PC|URL|ID|LED|PIN)$/;
const ACRONYM = /^[A-Z0-9./-]{2,}$/;
const VOWEL =
  /^(?:[aeio]|u(?!ni|se|ti)|hour|(?:HTTP|SMS|HL|XML|SDK|FTP|LED|SQL|MQTT|NFC|RF)|8|11\b|18\b)/i;
/** What is said of a thing without naming another, as in “usable in sunlight”. */
const ADJECTIVE = /^(?:not\s)?[a-z]+(?:able|ible)\b/i;

/** What follows a comma and is said of everything before it. */
const SAID_OF_ALL = /^(?:of|for|to|with|by|in|on|at|per|from|into|via|as|[a-z]+ly$)(?:\s|$)/i;
const FINITE = /\b(?:is|are|was|were|can|cannot|must|shall|will|should|do|does|has|have|\w+n't)\b/i;
/** A determiner right behind a word that is neither a preposition nor “and”: that word is a verb. */
const BEHIND_VERB = /(\S+) (?:the|an?|each|every|their|its) /gi;

/** Whether a phrase says that something is or does something, and so is no mere name. */
export function holdsVerb(phrase: string): boolean {
  if (FINITE.test(phrase)) return true;
  const named = phrase.replace(/\b(?:that|which|who)\b.*$/i, "");
  return [...named.matchAll(BEHIND_VERB)].some(
    ([, word = ""]) =>
      !PREPOSITION.test(word) && !/^(?:and|or|than|not|all|both)$|[,:;]$/i.test(word),
  );
}

/** The word that a noun phrase is about: the last before what is said of it. */
function headOf(words: readonly string[]): string {
  const end = words.findIndex((word, index) => index > 0 && PREPOSITION.test(word));
  return (end < 0 ? words.at(-1) : words[end - 1])?.replace(/[^\p{L}\p{N}-]+$/u, "") ?? "";
}

function needsArticle(words: readonly string[]): boolean {
  const [first = ""] = words;
  const head = headOf(words.filter((word) => !/[()]/.test(word)));
  if (isDeterminer(first) || /^\d+(?:[.,]\d+)*%?$/.test(first)) return false;
  if (ACRONYM.test(head)) return COUNTED_NAME.test(head);
  return !/[^s]s$/i.test(head) && (COUNTED.test(head) || !UNCOUNTED.test(head));
}

function withArticle(phrase: string): string {
  const plain = continued(phrase);
  if (/ (?:and|or) /.test(phrase) || !needsArticle(phrase.split(" "))) return plain;
  return `${VOWEL.test(plain) ? "an" : "a"} ${plain}`;
}

/**
 * A phrase that names something, as it stands inside a sentence: with its article where it speaks of
 * one thing that can be counted, and with “and” before the last of several. Undefined where the
 * phrase holds more than names.
 */
export function insideSentence(phrase: string): string | undefined {
  const items = phrase.split(/,\s+(?![^(]*\))/);
  if (items.some((item, index) => index > 0 && ADJECTIVE.test(item))) return undefined;
  if (PREPOSITION.test(phrase.split(" ", 1)[0] ?? "")) return undefined;
  const [first = "", ...others] = items;
  const end = others.findIndex((item) => SAID_OF_ALL.test(item));
  const named = end < 0 ? others : others.slice(0, end);
  const rest = end < 0 ? [] : others.slice(end);
  const last = named.at(-1);
  const isJoined = last === undefined || /[:;]|(?:^| )(?:and|or) /.test(phrase);
  const list = isJoined
    ? [withArticle(first), ...named].join(", ")
    : `${[withArticle(first), ...named.slice(0, -1)].join(", ")} and ${last}`;
  return [list, ...rest].join(", ");
}
