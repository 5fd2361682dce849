import { shapeClause } from "./shape-clause.ts";
import type { ShapedStatement } from "./shaped-statement.ts";
import { capitalized, continued, isEnglish, lowerFirst, type Vocabulary } from "./wording.ts";

const LONGEST_REWORDED = 500;
const CONDITION =
  /^((?:when|whenever|if|once|after|while|as soon as|before|until|unless|for each|for every|on|in case)\s[^,]{2,180}),\s+(?:then\s+)?(.{3,})$/i;

const STORY =
  /^as (an?|the)\s([^,]{2,60}?),?\s+I (?:want|need|wish|would like|must be able|can|should be able)(?:\s+to be able)?\s+to\s+(.{3,})$/i;
/** Another statement behind a comma or “and”, with a subject of its own. */
const SECOND = [
  /^(.{8,}?),\s+(?:and|but)\s+((?:the|an?|each|every|it|they)\s.{6,})$/i,
  /^(.{8,}?)\s+and\s+((?:the|an?|each|every|only)\s.{6,})$/i,
];

function asOthersSay(text: string): string {
  const said: Record<string, string> = { i: "they", my: "their", me: "them", mine: "theirs" };
  return text.replace(/\b(?:I|my|me|mine)\b/g, (word) => said[word.toLowerCase()] ?? word);
}

/** “As a teacher, I want to see my hours” → “enable a teacher to see their hours”. */
function shapeStory(sentence: string): ShapedStatement[] | undefined {
  const [, article, role, wish] = STORY.exec(sentence) ?? [];
  if (article === undefined || role === undefined || wish === undefined) return undefined;
  const actor = `${article.toLowerCase()} ${lowerFirst(role)}`;
  const action = asOthersSay(wish);
  const text = `The system shall enable ${actor} to ${action}`;
  return [{ text, form: "capability", actor, action }];
}

/** “Orders are sent and their status is polled”: whose status, is known. */
const OWNED = /^((?:\S+ ){0,3}\S+) (is|are)( .{3,80}?) and (?:their|its) (\S+) (is|are) /i;

/** “The system reads values and must never write”: what else whoever acts has to do. */
const DUTY_TOO =
  /^(?!.*\b(?:must|can|may|should|will|cannot|can't)\b.*\band (?:must|can|may|should|will|cannot|can't)\b)(.{8,}?) (?:and|but) ((?:must|can|may|should|will|cannot|can't)\s.{4,})$/i;

/** Both halves of a sentence when each of them can be reworded. */
function shapeHalves(whole: string, vocabulary: Vocabulary): ShapedStatement[] | undefined {
  const sentence = whole.replace(
    OWNED,
    (_all, owner: string, is: string, deed: string, owned: string, has: string) =>
      `${owner} ${is}${deed} and the ${owned} of ${lowerFirst(owner)} ${has} `,
  );
  const [, done, duty] = DUTY_TOO.exec(sentence) ?? [];
  if (done !== undefined && duty !== undefined) {
    const first = shapeClause(done, vocabulary);
    const actor = first[0]?.form === "action" ? "the system" : first[0]?.actor;
    return actor === undefined
      ? undefined
      : [...first, ...shapeClause(`${capitalized(actor)} ${duty}`, vocabulary)];
  }
  for (const pattern of SECOND) {
    const [, ...parts] = pattern.exec(sentence) ?? [];
    const halves = parts.map((half) => shapeClause(half, vocabulary));
    const bothFit = halves.every(
      (half) => half.length > 0 && half.every(({ form }) => form !== "provision"),
    );
    if (halves.length > 0 && bothFit) return halves.flat();
  }
  return undefined;
}

function quoted(sentence: string): ShapedStatement {
  return {
    text: `The system shall fulfil the following statement: “${sentence}”`,
    form: "quoted",
  };
}

/**
 * Rewords one sentence of a description as requirement sentences with “shall”. A sentence that the
 * rules cannot reword, such as one in another language, is quoted as it is.
 */
export function shapeStatement(sentence: string, vocabulary: Vocabulary): ShapedStatement[] {
  if (sentence.length > LONGEST_REWORDED || !isEnglish(sentence)) return [quoted(sentence)];
  const shallAt = sentence.search(/\bshall\b/i);
  if (shallAt >= 0) {
    return shallAt < 250 ? [{ text: capitalized(sentence), form: "given" }] : [quoted(sentence)];
  }
  const [, condition, rest] = CONDITION.exec(sentence) ?? [];
  if (condition !== undefined && rest !== undefined) {
    const shaped = shapeHalves(rest, vocabulary) ?? shapeClause(rest, vocabulary);
    if (shaped.length === 0 || shaped.some(({ form }) => form === "provision")) {
      return [quoted(sentence)];
    }
    return shaped.map((clause) => ({
      ...clause,
      text: `${capitalized(condition)}, ${continued(clause.text)}`,
      ...(/ that$/i.test(condition) ? {} : { condition: lowerFirst(condition) }),
    }));
  }
  const shaped =
    shapeStory(sentence) ?? shapeHalves(sentence, vocabulary) ?? shapeClause(sentence, vocabulary);
  return shaped.length > 0 ? shaped : [quoted(sentence)];
}
