const DETERMINER =
  /^(?:the|a|an|each|every|all|any|no|this|that|these|those|its|their|our|your|some|both|only)$/i;
const COMMON_ROLES =
  "user customer client admin administrator member guest visitor manager owner editor reader author writer reviewer student teacher employee worker staff team operator agent clerk person people anyone everyone buyer seller patient doctor nurse driver librarian archivist developer tester moderator candidate applicant employer organizer participant supplier vendor technician engineer analyst supervisor";
const GROUP =
  /^(?:people|staff|personnel|anyone|everyone|anybody|everybody|someone|somebody|nobody|control|management|support|finance|security|procurement|logistics|legal|operations|[a-z]{3,}(?:ing|tion))$/i;
const PRONOUN = /^(?:they|he|she|we|you|i|one)$/i;
const SYSTEM_NOUN =
  /^(?:(?:the|our|this)\s+)?(?:system|app|application|platform|product|service|software|website|site|tool|program|it)$/i;
const ENGLISH =
  /^(?:the|a|an|of|to|and|in|for|with|is|are|can|by|on|or|be|all|per|from|it|each|every|no|not|must|shall|will|should|may|when|if|at|as|via|has|have|that|which|their|its|up|into|after|before|users?)$/i;
const OTHER_LANGUAGE =
  /^(?:der|die|das|den|dem|und|oder|ist|sind|wird|werden|kann|können|muss|müssen|nicht|ein|eine|einen|einer|mit|für|von|auf|im|zur|zum|le|la|les|un|une|des|du|et|ou|est|sont|peut|peuvent|pour|avec|dans|el|los|las|una|y|o|es|son|puede|pueden|para|con|por|del|que|il|gli|che|di|per|sono|può|het|een|van|voor|met|zijn|kunnen)$/i;

/** What begins a clause of its own, in which another subject stands. */
export const SUBORDINATE =
  /^(?:that|which|who|whose|when|whenever|while|if|unless|because|since|where|what|whether|how|so|although|though|until|than)$/i;
/** Words that begin with a capital wherever they stand; what has more capitals speaks for itself. */
const NAMES =
  /^(?:I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|German|French|Spanish|Italian|Polish|Portuguese|Dutch|Turkish|Russian|Arabic|Hebrew|Korean|Japanese|Chinese|European|American|Europe|Germany|Austria|Switzerland|France|Korea|Japan|China|Apple|Google|Microsoft|Amazon|Windows|Android|Linux|Excel|Word|Outlook|Teams|Slack|Stripe|Salesforce|Oracle|Postgres|Java|Python|Rust|Bluetooth|Internet|Azure|Kubernetes|Docker|Kafka|Redis|Grafana|Prometheus|Keycloak|Okta|Jira|Confluence|Twilio|Adyen|Klarna|Visa|Mastercard|Siemens|Modbus|Profinet|Zigbee|Chrome|Firefox|Safari|Swiss|Austrian|British|London|Paris|Berlin|Zurich)$/;

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

/** A sentence as it goes on after other words: a first word that is no name loses its capital. */
export function continued(text: string, names = ""): string {
  const first = /^[A-Z][a-z]+(?=[\s,]|-[a-z]|$)|^A(?=\s)/.exec(text)?.[0];
  const isName =
    first === undefined ||
    NAMES.test(first) ||
    names.split(/\s+/).includes(first) ||
    (/^\S+ [A-Z][a-z]/.test(text) && !ENGLISH.test(first));
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Text at the beginning of a line: a plain first word gets its capital, “iOS” and “p95” do not. */
export function begun(text: string): string {
  return /^[a-z]+(?=[\s,.;:!?'’-]|$)/.test(text) ? capitalized(text) : text;
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
  /** A role in the singular, to which an article belongs. */
  isOneOfMany: (phrase: string) => boolean;
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
    isOneOfMany: (phrase) => {
      const last = phrase.split(" ").at(-1) ?? "";
      const isPlural = /[^s]s$/i.test(last) || GROUP.test(last) || isPronoun(phrase);
      return !isPlural && !isDeterminer(phrase.split(" ", 1)[0] ?? "");
    },
    isCommonRole: (phrase) => common.has(singular(phrase.split(" ").at(-1) ?? "")),
    users: "users",
  };
}

/** Who acts, as it stands inside a sentence: “the driver” where the text says “driver”. */
export function asUsers(subject: string, vocabulary: Vocabulary): string {
  if (isPronoun(subject)) return vocabulary.users;
  const inside = /\s\p{Lu}/u.test(subject) ? subject : continued(subject);
  if (vocabulary.isRole(subject) && vocabulary.isOneOfMany(subject)) return `the ${inside}`;
  const first = subject.split(" ", 1)[0] ?? "";
  const plain = isDeterminer(first) || vocabulary.isRole(first) || vocabulary.isCommonRole(subject);
  if (!plain) return vocabulary.isRole(subject) ? inside : subject;
  return subject.charAt(0).toLowerCase() + subject.slice(1);
}
