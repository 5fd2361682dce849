import { GROUND_RULES } from "../promptpacks/ground-rules.ts";
import type { PromptPack } from "../promptpacks/pack.ts";
import { headingTracker, type Outline } from "./outline.ts";
import type { GuardrailFinding, GuardrailRule } from "./report.ts";
import { type TextLine, textLines } from "./text-lines.ts";

/** Tags that keep data apart from instructions in a prompt; no document has them. */
const PROMPT_TAG =
  /(?<!\\)<\\?\/?(?:context|instructions|written|rejected|existing)(?:-[a-z0-9]+)?>/iu;
const LONGEST_LINE = 20_000;
const SHORTEST_LEAK = 60;
/** Marks of quotes, lists and comments at the beginning of a line. */
const LINE_MARKS = /^[\s>#*+-]{1,40}/;

interface TextRule {
  rule: GuardrailRule;
  pattern: RegExp;
  message: string;
  fix: string;
  /** Also where the author has the same words; escaped, they are the author's. */
  always?: true;
}

const TEXT_RULES: readonly TextRule[] = [
  {
    rule: "text.placeholder",
    pattern:
      /(?<!\\)\{\{[^{}]{0,80}\}\}|(?<!\\)[[<](?:insert|your|todo|tbd|placeholder|describe|add|fill)\b[^\]>]{0,80}[\]>]|\blorem ipsum\b|\b(?:TBD|TODO|FIXME)\b/iu,
    message: "Template text was left in place",
    fix: "Replace it with content from the context, or with an open question.",
  },
  {
    rule: "text.chatter",
    pattern:
      /\bas an? (?:AI|large)(?: language)? model\b|\bI(?:'m| am) (?:sorry|unable)\b|^\s*(?:sure|certainly|of course)[,!]|\bhere is the (?:requested|revised|updated|completed) (?:section|document)\b|\blet me know if\b/iu,
    message: "A remark to the reader of a chat was left in place",
    fix: "Remove the remark; write only the document.",
  },
  {
    rule: "text.prompt-leak",
    pattern: PROMPT_TAG,
    message: "A mark that belongs to the writer's instructions was left in place",
    fix: "Remove the mark and what belongs to it.",
    always: true,
  },
];

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}

function promptSentences(pack: PromptPack): string[] {
  return [GROUND_RULES, pack.system, ...pack.sections.map(({ prompt }) => prompt)]
    .flatMap((prompt) => prompt.split(/(?<=[.:])\s+/))
    .map(squeeze)
    .filter((sentence) => sentence.length >= SHORTEST_LEAK);
}

/** Whole blocks, code too, so that a sentence broken over lines is still one. */
function* passages(outline: Outline): Generator<TextLine> {
  for (const block of outline.blocks) {
    if ("lines" in block) {
      const text = block.lines.map((line) => line.replace(LINE_MARKS, "")).join(" ");
      yield { line: block.line, text };
    } else yield* textLines({ ...outline, blocks: [block] });
  }
}

/**
 * Looks for text that belongs to a template, a prompt or a chat. Words that stand in `knownText`,
 * such as those of the project's own context, are the author's and not leftovers.
 */
export function checkText(
  outline: Outline,
  { pack, knownText }: { pack: PromptPack; knownText: string },
): GuardrailFinding[] {
  const known = squeeze(knownText);
  const prompts = promptSentences(pack);
  const headingAt = headingTracker(outline);
  const findings: GuardrailFinding[] = [];
  for (const { line, text } of textLines(outline)) {
    const examined = text.slice(0, LONGEST_LINE);
    const place = { line, heading: headingAt(line) };
    for (const { rule, pattern, message, fix, always } of TEXT_RULES) {
      const hit = pattern.exec(examined)?.[0];
      if (hit === undefined || (!always && known.includes(squeeze(hit)))) continue;
      const severity = "error";
      findings.push({ rule, severity, place, message: `${message}: “${hit.trim()}”.`, fix });
    }
  }
  const leakHeadingAt = headingTracker(outline);
  for (const { line, text } of passages(outline)) {
    if (text.length < SHORTEST_LEAK) continue;
    const squeezed = squeeze(text);
    const leak = prompts.find((sentence) => squeezed.includes(sentence));
    if (leak && !known.includes(leak)) {
      findings.push({
        rule: "text.prompt-leak",
        severity: "error",
        place: { line, heading: leakHeadingAt(line) },
        message: "An instruction to the writer was left in the document.",
        fix: "Replace the instruction with the content it asks for.",
      });
    }
  }
  return findings;
}
