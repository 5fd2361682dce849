import { shapeClause } from "./shape-clause.ts";
import type { ShapedStatement } from "./shaped-statement.ts";
import { capitalized, isEnglish, lowerArticle, type Vocabulary } from "./wording.ts";

const LONGEST_REWORDED = 500;
const CONDITION =
  /^((?:when|whenever|if|once|after|while|as soon as|before|until|unless|for each|for every|on|in case)\s[^,]{2,180}),\s+(?:then\s+)?(.{3,})$/i;

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
    const shaped = shapeClause(rest, vocabulary);
    if (shaped.length === 0 || shaped.some(({ form }) => form === "provision")) {
      return [quoted(sentence)];
    }
    return shaped.map((clause) => ({
      ...clause,
      text: `${capitalized(condition)}, ${lowerArticle(clause.text)}`,
      condition: condition.charAt(0).toLowerCase() + condition.slice(1),
    }));
  }
  const shaped = shapeClause(sentence, vocabulary);
  return shaped.length > 0 ? shaped : [quoted(sentence)];
}
