import type { ShapedStatement } from "./shaped-statement.ts";
import { isBaseVerb } from "./verbs.ts";
import {
  asUsers,
  capitalized,
  continued,
  isDeterminer,
  lowerArticle,
  SUBORDINATE,
  type Vocabulary,
} from "./wording.ts";

const OBLIGATION =
  /^(.{1,120}?)\s+(?:must|has to|have to|needs to|need to|will|should|ought to)\s+(not\s+)?(.+)$/i;
const REFUSAL = /^(.{1,120}?)\s+(?:cannot|can not|can't|may not|could not)\s+(.+)$/i;
const ABILITY =
  /^(.{1,120}?)\s+(?:can|may|could|(?:is|are) (?:able|allowed|permitted|entitled) to)\s+(?:also\s+|then\s+)?(.+)$/i;
const BARE_OBLIGATION =
  /^(?:must|should|will|has to|have to|needs? to|ought to|can)\s+(not\s+)?(.+)$/i;
const IMPOSSIBLE =
  /^it\s+(?:is|must be|should be|shall be|has to be)\s+(?:not possible|impossible)\s+to\s+(.+)$/i;
const EASE =
  /^it\s+(?:(?:must|should|will|has to|needs to)\s+be|is)\s+(easy|simple|quick|possible|clear|convenient)\s+(.+)$/i;
/** The field bus, not the verb. */
const BUS = /\bCAN\b/;

/** Whether the words before a modal verb hold another clause, as in “warns users when a box”. */
function holdsClause(subject: string): boolean {
  const [, ...inner] = subject.split(" ");
  if (/^(?:that|which|who|and|but|or)$/i.test(inner.at(-1) ?? "")) return true;
  return inner.some((word) => SUBORDINATE.test(word) && !/^(?:that|which|who|whose)$/i.test(word));
}

/** Requirement sentences for a clause with a modal verb, such as “must” or “can”. */
export function shapeModal(clause: string, vocabulary: Vocabulary): ShapedStatement[] | undefined {
  const [, never] = IMPOSSIBLE.exec(clause) ?? [];
  if (never) {
    const text = `The system shall not allow ${vocabulary.users} to ${never}`;
    return [{ text, form: "prohibition" }];
  }
  const [, ease, easeOf] = EASE.exec(clause) ?? [];
  if (ease && easeOf) {
    const action = `make it ${ease} ${easeOf}`;
    return [{ text: `The system shall ${action}`, form: "action", action }];
  }
  const [, bareNegation, bareDuty] = BUS.test(clause) ? [] : (BARE_OBLIGATION.exec(clause) ?? []);
  if (bareDuty) {
    return bareNegation
      ? [{ text: `The system shall not ${bareDuty}`, form: "prohibition" }]
      : [{ text: `The system shall ${bareDuty}`, form: "action", action: bareDuty }];
  }
  const [, refused, refusedAction] = REFUSAL.exec(clause) ?? [];
  if (refused && refusedAction && !holdsClause(refused)) {
    const subject = vocabulary.isSystem(refused) ? "The system" : capitalized(refused);
    if (/^be\s/i.test(refusedAction))
      return [{ text: `${subject} shall not ${refusedAction}`, form: "prohibition" }];
    return [{ text: `${subject} shall not be able to ${refusedAction}`, form: "prohibition" }];
  }
  const [, able, ability] = BUS.test(clause) ? [] : (ABILITY.exec(clause) ?? []);
  const [, obliged, negation, duty] = OBLIGATION.exec(clause) ?? [];
  if (obliged && duty && isDeterminer(obliged) && !isBaseVerb(duty.split(" ", 1)[0] ?? "")) {
    return undefined;
  }
  if (able && ability && !holdsClause(able) && (!obliged || able.length < obliged.length)) {
    const action = ability.replace(/\b(and|or) (?:can|may)\b/gi, "$1");
    if (vocabulary.isSystem(able)) {
      return [{ text: `The system shall ${action}`, form: "action", action }];
    }
    if (/^no\s/i.test(able) && /^be\s/i.test(action))
      return [{ text: `${capitalized(able)} shall ${action}`, form: "prohibition" }];
    if (/^only\s/i.test(action) || /\b(?:that|which|who|only|no|nobody)\b/i.test(able)) {
      return [{ text: `${capitalized(able)} shall be able to ${action}`, form: "property" }];
    }
    const isRole = vocabulary.isRole(able);
    const actor = asUsers(isRole ? lowerArticle(able) : continued(able), vocabulary);
    if (!isRole) {
      return [{ text: `The system shall allow ${actor} to ${action}`, form: "property" }];
    }
    return [
      { text: `The system shall allow ${actor} to ${action}`, form: "capability", actor, action },
    ];
  }
  if (!obliged || !duty || holdsClause(obliged)) return undefined;
  const action = duty.replace(/\b(and|or) (?:must|will|should)\b/gi, "$1");
  const subject = vocabulary.isSystem(obliged) ? "The system" : capitalized(obliged);
  if (negation) return [{ text: `${subject} shall not ${action}`, form: "prohibition" }];
  if (/^never\s/i.test(action)) {
    return [{ text: `${subject} shall ${action}`, form: "prohibition" }];
  }
  const form = vocabulary.isSystem(obliged) ? "action" : "property";
  return [{ text: `${subject} shall ${action}`, form, ...(form === "action" ? { action } : {}) }];
}
