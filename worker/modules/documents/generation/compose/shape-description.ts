import { holdsVerb, insideSentence } from "./noun-phrase.ts";
import { shapeStatement } from "./shape-statement.ts";
import type { ShapedStatement } from "./shaped-statement.ts";
import { continued, type Vocabulary } from "./wording.ts";

const NOTICE = /^(?:a |an )?((?:reminder|alert|warning|notification|e-?mail|message|notice)s?)\s/i;

/** What is named in the description of a function, other than its own name, is a part of it. */
function partOf(source: string, part: string) {
  return (shaped: ShapedStatement): ShapedStatement => {
    if (shaped.form !== "provision" || part === source) return shaped;
    const named = insideSentence(part);
    if (named === undefined || (!NOTICE.test(part) && holdsVerb(part)))
      return { text: `The function “${source}” shall comprise “${part}”`, form: "part" };
    if (NOTICE.test(part)) {
      const action = `send ${named}`;
      return { text: `The system shall ${action}`, form: "action", action };
    }
    return { text: `As part of “${source}”, the system shall provide ${named}`, form: "part" };
  };
}

const NAMELESS_DUTY = /^(?:must|should|shall|needs? to|has to|have to) (?:always )?be\s/i;
const NAMELESS_ABILITY = /^(?:can|may)\s/i;

/**
 * Requirements of a description, sentence by sentence: “they” and whoever is left out are those of
 * whom the sentence before speaks.
 */
export function shapeDescription(
  source: string,
  parts: readonly string[],
  vocabulary: Vocabulary,
): ShapedStatement[] {
  let users = vocabulary.users;
  return parts.flatMap((part) => {
    const whole = NAMELESS_DUTY.test(part)
      ? `The function “${source}” ${continued(part)}`
      : NAMELESS_ABILITY.test(part)
        ? `They ${continued(part)}`
        : part;
    const shaped = shapeStatement(whole, { ...vocabulary, users }).map(partOf(source, part));
    const actor = shaped.findLast((one) => one.actor !== undefined)?.actor;
    if (actor !== undefined) users = actor.replace(/^an? /, "the ");
    return shaped;
  });
}
