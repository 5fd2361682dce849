import { shapeModal } from "./shape-modal.ts";
import { shapeFate, shapeToldApart } from "./shape-told-apart.ts";
import type { ShapedStatement } from "./shaped-statement.ts";
import { baseOfThirdPerson, isBaseVerb, isUserVerb } from "./verbs.ts";
import {
  asUsers,
  capitalized,
  isDeterminer,
  isPronoun,
  lowerArticle,
  lowerFirst,
  SUBORDINATE,
  type Vocabulary,
} from "./wording.ts";

const LONGEST_SUBJECT = 9;
const LONGEST_NOUN_PHRASE = 16;
const FUNCTION_WORD =
  /^(?:a|an|the|of|for|to|with|by|in|on|at|per|from|into|via|as|and|or|but|their|its|his|her|our|your|each|every|all|any|no|not|than)$/i;
const OBJECT_PRONOUN = /^(?:it|them|him|her|this|that|these)$/i;
const HAPPENS_TO = /^(?:receive|get|become|know|need)\b/i;
const ADVERB =
  /^(?:always|often|usually|also|still|again|first|fast|early|late|online|offline|automatically|only|[a-z]+ly)$/i;
const FINITE = /^(?:is|are|has|have|can|may|must|will|should|does|do|was|were)$/i;
/** A condition without the comma that would show where it ends. */
const CONDITIONAL = /^(?:when|whenever|if|while|unless|because|although|as soon as)\s/i;
const PARTICLE = /^(?:off|up|out|in|on|over|back|down|away|through)$/i;
/** Verbs in the third person that are hardly ever plural nouns. */
const PLAIN_THIRD_PERSON =
  /^(?:grows|scales|adapts|continues|runs|works|supports|integrates|complies|connects|communicates|operates|belongs|conforms)$/i;
/** Plural nouns as often as verbs: what no object follows is a noun, as in “HL7 messages over MLLP”. */
const NOUN_TOO =
  /^(?:messages|reports|orders|lists|calls|logs|views|exports|imports|requests|updates|scans|posts|links|checks|tests|offers|filters|uploads|downloads|returns|reviews|records|plans|copies|forms|alerts|shares|comments|tags|marks|visits|issues|stores|charges)$/i;
/** What shows that the word before it is a verb, even one that nobody thought of. */
const OBJECT_OF_VERB = /^(?:a|an|the|each|every|all|any|their|its|this|these|those)$/i;
/** What a quality is called by itself, as in “easy to learn”. */
const QUALITY =
  /^(?:easy|simple|fast|quick|available|scalable|accessible|usable|responsive|compatible|compliant|maintainable|portable|robust|reliable|stable|configurable|extensible|intuitive|operable|safe|secure|tolerant|resistant|hosted|developed|built|written|deployed|operated|licensed|implemented|based)(?: (?:to|for|on|in|at|with|by|under|from|and|during|even|against)\b.*)?$/i;
const OBJECT_START =
  /^(?:a|an|the|up|it|them|him|her|their|its|his|each|every|all|any|no|one|two|three|\d[\d.,]*|that|this|these|which|who|whether|how|what|where|back)$/i;

/** The base form of whatever word stands where only a verb in the third person can. */
function baseOfAny(word: string): string | undefined {
  if (!/^[a-z]{2,}[^su]s$/.test(word)) return undefined;
  return word.replace(/ies$/, "y").replace(/(?<=sh|ch|x|z|ss|o)es$|s$/, "");
}

/** `fetches, issues and returns boxes` → `fetch, issue and return boxes`. */
function withBaseVerbs(words: readonly string[]): string[] {
  const result = [...words];
  let inChain = true;
  words.forEach((word, index) => {
    const core = word.replace(/,$/, "");
    const previous = words[index - 1] ?? "";
    const coordinated = index === 0 || /^(?:and|or)$/i.test(previous) || previous.endsWith(",");
    const opensObject = OBJECT_START.test(words[index + 1] ?? "");
    const base = coordinated
      ? (baseOfThirdPerson(core) ??
        (index > 0 && opensObject && !OBJECT_PRONOUN.test(words[index + 1] ?? "")
          ? baseOfAny(core)
          : undefined))
      : undefined;
    if (base && (inChain || opensObject)) result[index] = base + word.slice(core.length);
    else if (!/^(?:and|or)$/i.test(word)) inChain = false;
  });
  return result;
}

/** Actions that stand side by side, each with an object of its own. */
function separateActions(thirdPerson: readonly string[]): string[] {
  const parts: string[][] = [[]];
  thirdPerson.forEach((word, index) => {
    const next = thirdPerson[index + 1] ?? "";
    const splits =
      index > 1 &&
      /^and$/i.test(word) &&
      baseOfThirdPerson(next) !== undefined &&
      OBJECT_START.test(thirdPerson[index + 2] ?? "") &&
      !OBJECT_PRONOUN.test(thirdPerson[index + 2] ?? "");
    if (splits) parts.push([]);
    else parts.at(-1)?.push(word);
  });
  return parts.map((words) => withBaseVerbs(words).join(" ").replace(/,$/, ""));
}

function act(
  subject: string,
  actions: readonly string[],
  vocabulary: Vocabulary,
  adverbs: readonly string[] = [],
): ShapedStatement[] {
  return actions.map((plain) => {
    const action = [...adverbs, plain].join(" ");
    if (vocabulary.isSystem(subject)) {
      return { text: `The system shall ${action}`, form: "action", action };
    }
    if (vocabulary.isRole(subject) && !HAPPENS_TO.test(action)) {
      const actor = asUsers(subject, vocabulary);
      return {
        text: `The system shall enable ${actor} to ${action}`,
        form: "capability",
        actor,
        action,
      };
    }
    const isRole = vocabulary.isRole(subject);
    const named = isPronoun(subject) ? vocabulary.users : subject;
    const property = { text: `${capitalized(named)} shall ${action}`, form: "property" } as const;
    return isRole ? { ...property, actor: asUsers(subject, vocabulary) } : property;
  });
}

/** Whether a verb comes first, after adverbs, that takes no plain noun, as in “always open fast”. */
function standsAlone(words: readonly string[]): boolean {
  const at = words.findIndex((word) => !ADVERB.test(word));
  const next = words[at + 1];
  return (
    isBaseVerb(words[at] ?? "") &&
    (next === undefined || ADVERB.test(next) || FUNCTION_WORD.test(next) || OBJECT_START.test(next))
  );
}

/** Whether the first word belongs to what “is” or “are” speaks of, as in “Double bookings are lost”. */
function isSaidOf([, second = "", ...rest]: readonly string[]): boolean {
  if (OBJECT_START.test(second) || SUBORDINATE.test(second)) return false;
  const at = rest.findIndex((word) => SUBORDINATE.test(word) || /^(?:is|are|,)$|,$/i.test(word));
  return (
    /^(?:is|are)$/i.test(rest[at] ?? "") && !rest.slice(0, at).some((word) => /^and$/i.test(word))
  );
}

function shapeBareVerb(
  words: readonly string[],
  vocabulary: Vocabulary,
): ShapedStatement[] | undefined {
  const [first = "", second = "", third = ""] = words;
  const nounSubject =
    FINITE.test(second) ||
    FINITE.test(third) ||
    isSaidOf(words) ||
    /^(?:for|of)$/i.test(second) ||
    (/[^s]s$/i.test(second) && (isBaseVerb(third) || baseOfThirdPerson(third) !== undefined)) ||
    (/[^s]s$/i.test(first) && standsAlone(words.slice(1)));
  if (nounSubject) return undefined;
  if (isBaseVerb(first)) {
    const action = lowerFirst(words.join(" "));
    if (!isUserVerb(first)) return [{ text: `The system shall ${action}`, form: "action", action }];
    const actor = vocabulary.users;
    return [
      { text: `The system shall allow ${actor} to ${action}`, form: "capability", actor, action },
    ];
  }
  const isNoun =
    /^(?:of|for|per|by|in|on|with|from)$/i.test(second) && !PLAIN_THIRD_PERSON.test(first);
  if (baseOfThirdPerson(first) === undefined || second === "" || isNoun) {
    return undefined;
  }
  return act("the system", separateActions(words), vocabulary);
}

/** The base form of any verb in the third person behind “the technician” or “the app”. */
function actorsVerb(
  subject: string,
  word: string,
  rest: readonly string[],
  vocabulary: Vocabulary,
): string | undefined {
  const [first = "", ...others] = subject.split(" ");
  const acts =
    /^(?:the|a|an|each|every)$/i.test(first) &&
    others.length > 0 &&
    !/[^s]s$/i.test(subject) &&
    (vocabulary.isSystem(subject) || vocabulary.isRole(subject));
  const next = rest[0] ?? "";
  if (!acts || !OBJECT_START.test(next) || baseOfThirdPerson(word) !== undefined) return undefined;
  return baseOfAny(word);
}

/** “only permitted” → “only be permitted”. */
function withBe(tail: string): string {
  const [, adverb, rest] = /^(only|always|never|also) (.+)$/i.exec(tail) ?? [];
  return rest === undefined ? `be ${tail}` : `${adverb} be ${rest}`;
}

/** “always” and the like, but not “first” in “the first”. */
function isAdverb(words: readonly string[], at: number): boolean {
  return ADVERB.test(words[at] ?? "") && !(at > 0 && isDeterminer(words[at - 1] ?? ""));
}

function shapeSubjectVerb(
  words: readonly string[],
  vocabulary: Vocabulary,
): ShapedStatement[] | undefined {
  for (let index = 1; index < Math.min(words.length, LONGEST_SUBJECT); index += 1) {
    const written = words[index] ?? "";
    const word = written.replace(/,$/, "");
    const said = words.slice(0, index).filter((_, at) => !isAdverb(words, at));
    const previous = said.findLast((before) => !/[()]/.test(before)) ?? "";
    const next = words[index + 1] ?? "";
    if (SUBORDINATE.test(word) || previous.endsWith(",")) return undefined;
    const end = words.findLastIndex((_, at) => at < index && !isAdverb(words, at)) + 1;
    const subject = words.slice(0, end || index).join(" ");
    const adverbs = words.slice(end || index, index);
    const rest = words.slice(index + 1);
    const subjectText = vocabulary.isSystem(subject) ? "The system" : capitalized(subject);
    if (/^(?:is|are)$/i.test(word)) {
      const negated = /^(?:not|never)$/i.test(rest[0] ?? "");
      const tail = (negated ? rest.slice(1) : rest).join(" ").replace(/^to be /, "");
      return negated
        ? [{ text: `${subjectText} shall not be ${tail}`, form: "prohibition" }]
        : [{ text: `${subjectText} shall ${withBe(tail)}`, form: "property" }];
    }
    if (/^(?:has|have)$/i.test(word)) {
      return [{ text: `${subjectText} shall have ${rest.join(" ")}`, form: "property" }];
    }
    if (/^(?:does|do)$/i.test(word) && /^not$/i.test(rest[0] ?? "")) {
      return [{ text: `${subjectText} shall not ${rest.slice(1).join(" ")}`, form: "prohibition" }];
    }
    if (/^never$/i.test(word)) {
      const tail = withBaseVerbs(rest).join(" ");
      return [{ text: `${subjectText} shall never ${tail}`, form: "prohibition" }];
    }
    const isNoun =
      (NOUN_TOO.test(word) ||
        (NOUN_TOO.test(`${word}s`) && /^(?:for|of|per|by|as|)$/i.test(next))) &&
      !OBJECT_START.test(next) &&
      !isDeterminer(words[0] ?? "") &&
      !vocabulary.isRole(subject) &&
      !vocabulary.isSystem(subject);
    if (FUNCTION_WORD.test(previous) || isNoun) continue;
    const base = actorsVerb(subject, word, rest, vocabulary);
    if (base !== undefined)
      return act(subject, separateActions([base, ...rest]), vocabulary, adverbs);
    if (baseOfThirdPerson(word) !== undefined && !/[^s]s$/i.test(previous)) {
      const after = rest.find((one) => !ADVERB.test(one)) ?? "";
      if (!FINITE.test(after) && !isBaseVerb(after)) {
        return act(subject, separateActions([written, ...rest]), vocabulary, adverbs);
      }
    }
    const manyOf = OBJECT_START.test(next) && /[^s]s of /i.test(`${said.slice(0, 2).join(" ")} `);
    const plural =
      manyOf ||
      /[^s]s$/i.test(previous) ||
      isPronoun(previous) ||
      /^(?:people|staff)$/i.test(previous);
    const particle = PARTICLE.test(rest[0] ?? "") && vocabulary.isRole(subject);
    if (plural && (isBaseVerb(word) || particle) && /^[a-z]+$/.test(word)) {
      return act(subject, [[written, ...rest].join(" ")], vocabulary, adverbs);
    }
  }
  return undefined;
}

const OWN_SUBJECT = `((?:the|an?|each|every|its|their) [^,;]{1,40}?)`;
const SIDE_BY_SIDE = new RegExp(` (and|but) ${OWN_SUBJECT} (?:is|are) `, "g");

/** “shall work offline and is synchronised” → “shall work offline and be synchronised”. */
function withBaseForms(text: string): string {
  const end = text.split(" ").findIndex((word, at) => at > 0 && SUBORDINATE.test(word));
  const head = end < 0 ? text : text.split(" ").slice(0, end).join(" ");
  const based = head
    .replace(/\b(and|or|but) (?:is|are)\b/g, "$1 be")
    .replace(/\b(and|or|but) has\b/g, "$1 have")
    .replace(SIDE_BY_SIDE, " $1 $2 shall be ");
  return based + text.slice(head.length);
}

/** Whether a sentence has a subject of its own, such as the system or users, that does something. */
function isSentence(words: readonly string[], vocabulary: Vocabulary): boolean {
  return [1, 2, 3].some((length) => {
    const subject = words.slice(0, length).join(" ");
    const isPlural = /[^s]s$/i.test(subject);
    const acts =
      (vocabulary.isSystem(subject) || vocabulary.isRole(subject)) &&
      (isDeterminer(words[0] ?? "") || isPlural);
    return acts && words.length >= length + 3 && !FUNCTION_WORD.test(words[length] ?? "");
  });
}

/** Requirement sentences for one English clause; none where no rule fits. */
export function shapeClause(clause: string, vocabulary: Vocabulary): ShapedStatement[] {
  const words = clause.split(/\s+/);
  if (/^no\s/i.test(clause) && !words.some((word) => FINITE.test(word))) {
    return [
      { text: `The system shall respect this rule: ${lowerArticle(clause)}`, form: "prohibition" },
    ];
  }
  const modal = shapeFate(clause) ?? shapeModal(clause, vocabulary);
  if (modal === undefined && CONDITIONAL.test(clause)) return [];
  const shaped =
    modal ??
    shapeBareVerb(words, vocabulary) ??
    shapeSubjectVerb(words, vocabulary) ??
    shapeToldApart(words);
  if (shaped)
    return shaped.map((one) =>
      one.form === "prohibition" ? one : { ...one, text: withBaseForms(one.text) },
    );
  const [verb = "", object = ""] = words;
  if (
    /^[A-Z]?[a-z]{2,}[^sgd]$/.test(verb) &&
    OBJECT_OF_VERB.test(object) &&
    !isDeterminer(verb) &&
    !FUNCTION_WORD.test(verb)
  ) {
    const action = lowerFirst(clause);
    return [{ text: `The system shall ${action}`, form: "action", action }];
  }
  if (QUALITY.test(clause)) {
    return [{ text: `The system shall be ${lowerFirst(clause)}`, form: "property" }];
  }
  if (words.length > LONGEST_NOUN_PHRASE || isSentence(words, vocabulary)) return [];
  return [{ text: `The system shall provide the function “${clause}”`, form: "provision" }];
}
