const DETERMINER =
  /^(?:the|a|an|each|every|all|any|no|this|that|these|those|its|their|our|your|some|both|only)$/i;
const COMMON_ROLES =
  "user customer client admin administrator member guest visitor manager owner editor reader author writer reviewer student teacher employee worker staff team operator agent clerk person people anyone everyone buyer seller patient doctor nurse driver librarian archivist developer tester moderator candidate applicant employer organizer participant supplier vendor technician engineer analyst supervisor";
const PRONOUN = /^(?:they|he|she|we|you|i|one)$/i;
const SYSTEM_NOUN =
  /^(?:(?:the|our|this)\s+)?(?:system|app|application|platform|product|service|software|website|site|tool|program|it)$/i;
const ENGLISH =
  /^(?:the|a|an|of|to|and|in|for|with|is|are|can|by|on|or|be|all|per|from|it|each|every|no|not|must|shall|will|should|may|when|if|at|as|via|has|have|that|which|their|its|up|into|after|before|users?)$/i;
const OTHER_LANGUAGE =
  /^(?:der|die|das|den|dem|und|oder|ist|sind|wird|werden|kann|können|muss|müssen|nicht|ein|eine|einen|einer|mit|für|von|auf|im|zur|zum|le|la|les|un|une|des|du|et|ou|est|sont|peut|peuvent|pour|avec|dans|el|los|las|una|y|o|es|son|puede|pueden|para|con|por|del|que|il|gli|che|di|per|sono|può|het|een|van|voor|met|zijn|kunnen)$/i;

/** Whether a sentence can be reworded by the rules of English; short names without signs count. */
export function isEnglish(sentence: string): boolean {
  const letters = sentence.match(/\p{L}/gu) ?? [];
  const ascii = letters.filter((letter) => /[A-Za-z]/.test(letter));
  if (letters.length === 0 || ascii.length < letters.length * 0.9) return false;
  const words = sentence.split(/\s+/);
  const english = words.filter((word) => ENGLISH.test(word)).length;
  const other = words.filter((word) => OTHER_LANGUAGE.test(word)).length;
  return other <= english;
}

export function isDeterminer(word: string): boolean {
  return DETERMINER.test(word);
}

export function isPronoun(word: string): boolean {
  return PRONOUN.test(word);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lower case for a first word that has no capital of its own inside a sentence. */
export function lowerArticle(text: string): string {
  const [first = ""] = text.split(" ", 1);
  return isDeterminer(first) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function singular(word: string): string {
  const lower = word.toLowerCase();
  if (lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  return lower.endsWith("s") && !lower.endsWith("ss") ? lower.slice(0, -1) : lower;
}

/** The words of one project: what its product and the people around it are called. */
export interface Vocabulary {
  isSystem: (phrase: string) => boolean;
  isRole: (phrase: string) => boolean;
  /** A role that is written in lower case inside a sentence, unlike a name. */
  isCommonRole: (phrase: string) => boolean;
  /** Those who use the product, in the plural or as one group, such as “users”. */
  users: string;
}

/** Builds the vocabulary from the names that the context gives. */
export function buildVocabulary(productName: string, roleNames: readonly string[]): Vocabulary {
  const product = productName.toLowerCase();
  const common = new Set(COMMON_ROLES.split(" "));
  const roles = new Set(common);
  for (const name of roleNames) {
    roles.add(singular(name));
    roles.add(singular(name.split(" ").at(-1) ?? name));
  }
  return {
    isSystem: (phrase) => SYSTEM_NOUN.test(phrase) || phrase.toLowerCase() === product,
    isRole: (phrase) => {
      const words = phrase.split(" ");
      return (
        isPronoun(phrase) || roles.has(singular(phrase)) || roles.has(singular(words.at(-1) ?? ""))
      );
    },
    isCommonRole: (phrase) => common.has(singular(phrase.split(" ").at(-1) ?? "")),
    users: "users",
  };
}
