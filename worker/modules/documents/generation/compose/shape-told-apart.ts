import type { ShapedStatement } from "./shaped-statement.ts";
import { baseOfThirdPerson } from "./verbs.ts";
import { capitalized, isDeterminer } from "./wording.ts";

/** Whose subject is told apart by a clause, as in “orders that are late are cancelled”. */
const TOLD_APART =
  /^((?:\S+ ){1,4}(?:that|which|who) (?:cannot|can't|can not|could not|may not|(?:is|are|has|have|do|does)(?: not|n't)?) .{2,80}?) (?:is|are) (\w+(?:ed|[^s]t|n|de)\b.*)$/i;

/** What is done to such a subject. */
export function shapeFate(clause: string): ShapedStatement[] | undefined {
  const [, subject, fate] = TOLD_APART.exec(clause) ?? [];
  if (subject === undefined || fate === undefined) return undefined;
  return [{ text: `${capitalized(subject)} shall be ${fate}`, form: "property" }];
}

const RELATIVE = /^(?:that|which|who)$/i;

/** “An alarm that is not closed escalates to the engineer”: what such a subject does. */
export function shapeToldApart(words: readonly string[]): ShapedStatement[] | undefined {
  const relative = words.findIndex((word) => RELATIVE.test(word));
  if (
    !isDeterminer(words[0] ?? "") ||
    relative < 1 ||
    relative > 4 ||
    /[^s]s$/i.test(words[relative - 1] ?? "")
  )
    return undefined;
  const at = words.findIndex(
    (word, index) => index > relative + 2 && /^[a-z]/.test(word) && baseOfThirdPerson(word),
  );
  const base = baseOfThirdPerson(words[at] ?? "");
  if (base === undefined) return undefined;
  const subject = capitalized(words.slice(0, at).join(" "));
  const text = [subject, "shall", base, ...words.slice(at + 1)].join(" ");
  return [{ text, form: "property" }];
}
