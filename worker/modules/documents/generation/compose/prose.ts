import { escapeMarkdown } from "../../context/escape-markdown.ts";
import { nameOf, PRIORITY_LABELS } from "./blocks.ts";
import { count, enumeration, list } from "./layout.ts";
import type { Specification } from "./specification.ts";
import { splitSentences } from "./split-sentences.ts";
import { begun, continued } from "./wording.ts";

/** Name of the product in bold, or “the product”. */
export function product(spec: Specification): string {
  return spec.questionAt("product.name")
    ? "the product"
    : `**${escapeMarkdown(spec.productName)}**`;
}

export function sentenceOf(text: string): string {
  const escaped = escapeMarkdown(begun(text.trimStart()));
  return /[.!?。！？؟]["”’)]?$/u.test(escaped) ? escaped : `${escaped}.`;
}

/** Free text as paragraphs, or one sentence that points at the open question. */
export function paragraphsOr(
  spec: Specification,
  text: string | undefined,
  path: string,
): string[] {
  const question = spec.questionAt(path);
  if (question) return [`Not answered yet: ${escapeMarkdown(question.question)} (${question.id})`];
  return (text ?? "")
    .split(/\n\s*\n/)
    .filter((paragraph) => splitSentences(paragraph).length > 0 || paragraph.trim() !== "")
    .map(sentenceOf);
}

export function identity(spec: Specification): string {
  const nameless = spec.questionAt("product.name");
  const oneLiner = spec.context.product?.oneLiner ?? "";
  const what = spec.questionAt("product.oneLiner");
  const name = nameless
    ? `The product has no name yet (${nameless.id}).`
    : `The product is called ${product(spec)}.`;
  const line = what
    ? `What it is in one sentence is open (${what.id}).`
    : `In short: ${continued(sentenceOf(oneLiner), spec.productName)}`;
  return `${name} ${line}`;
}

export function outOfScope(spec: Specification): string[] {
  const question = spec.questionAt("outOfScope");
  if (question) {
    return [`What lies outside the scope has not been said: ${question.question} (${question.id})`];
  }
  return ["Outside the scope are:", list((spec.context.outOfScope ?? []).map(nameOf))];
}

/** More names than this are a list. */
const MOST_IN_A_SENTENCE = 7;

export function inScope(spec: Specification): string[] {
  const question = spec.questionAt("features");
  if (question) return [`No function has been named yet: ${question.question} (${question.id})`];
  const features = spec.context.features ?? [];
  const kept = features.filter(({ priority }) => priority !== "wont");
  const deferred = features.filter(({ priority }) => priority === "wont");
  const named = (lead: string, items: typeof features) => {
    const names = items.map(({ name }) => nameOf(name));
    return names.length > MOST_IN_A_SENTENCE
      ? [`${lead}:`, list(names)]
      : [`${lead}: ${enumeration(names.map((name) => `“${name}”`))}.`];
  };
  return [
    ...(kept.length > 0
      ? named(`The scope comprises ${count(kept.length, "function")}`, kept)
      : ["No function is planned for this release."]),
    ...(deferred.length > 0
      ? named(`Put off to a later release (${PRIORITY_LABELS.wont})`, deferred)
      : []),
  ];
}

export function surroundings(spec: Specification): string[] {
  const users = (spec.context.userClasses ?? []).map(({ name }) => nameOf(name));
  const others = (spec.context.externalInterfaces ?? []).map(({ name }) => nameOf(name));
  const usersQuestion = spec.questionAt("userClasses");
  const othersQuestion = spec.questionAt("externalInterfaces");
  return [
    usersQuestion
      ? `Who uses the system is open (${usersQuestion.id}).`
      : `The system serves ${count(users.length, "user class", "user classes")}: ${enumeration(users)}.`,
    othersQuestion
      ? `What it connects to is open (${othersQuestion.id}); until that is answered, the system is taken to stand alone.`
      : `It has ${count(others.length, "external interface")}: ${enumeration(others)}.`,
  ];
}

/** State of the document in numbers, so that a reader knows how far it can be relied on. */
export function readiness(spec: Specification, states = "This document states"): string {
  const amount = spec.requirements.length;
  const required = amount === 0 ? "no requirement" : count(amount, "requirement");
  const [first, ...more] = spec.questions;
  if (first === undefined) return `${states} ${required}. No question is open.`;
  if (more.length === 0)
    return `${states} ${required} and leaves 1 question open. It is marked where it arises, as “Open: ${first.id}”; until it is answered, what it concerns cannot be agreed.`;
  return `${states} ${required} and leaves ${more.length + 1} questions open. They are marked where they arise, as in “Open: ${first.id}”; until they are answered, what they concern cannot be agreed.`;
}
