import type { PackSection } from "../promptpacks/pack.ts";
import { headingTracker, type Outline } from "./outline.ts";
import type { GuardrailFinding, GuardrailRule } from "./report.ts";
import type { MarkdownBlock } from "./scan-markdown.ts";

const LONGEST_LINE = 20_000;
const SHORTEST_LEAK = 60;

interface TextRule {
  rule: GuardrailRule;
  pattern: RegExp;
  message: string;
  fix: string;
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
];

function linesOf(block: MarkdownBlock): { line: number; text: string }[] {
  if (block.kind === "heading") return [{ line: block.line, text: block.raw }];
  if (block.kind === "table") {
    return block.rows.flatMap(({ line, cells }) => cells.map((text) => ({ line, text })));
  }
  if (block.kind === "code") return [];
  return block.lines.map((text, index) => ({ line: block.line + index, text }));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}

function promptSentences(sections: readonly PackSection[]): string[] {
  return sections
    .flatMap((section) => section.prompt.split(/(?<=[.:])\s+/))
    .map(squeeze)
    .filter((sentence) => sentence.length >= SHORTEST_LEAK);
}

/**
 * Looks for text that belongs to a template, a prompt or a chat. Words that stand in `knownText`,
 * such as those of the project's own context, are the author's and not leftovers.
 */
export function checkText(
  outline: Outline,
  sections: readonly PackSection[],
  knownText: string,
): GuardrailFinding[] {
  const known = squeeze(knownText);
  const prompts = promptSentences(sections);
  const headingAt = headingTracker(outline);
  const findings: GuardrailFinding[] = [];
  for (const block of outline.blocks) {
    for (const { line, text } of linesOf(block)) {
      const examined = text.slice(0, LONGEST_LINE);
      const place = { line, heading: headingAt(line) };
      for (const { rule, pattern, message, fix } of TEXT_RULES) {
        const hit = pattern.exec(examined)?.[0];
        if (hit === undefined || known.includes(squeeze(hit))) continue;
        findings.push({
          rule,
          severity: "error",
          place,
          message: `${message}: “${hit.trim()}”.`,
          fix,
        });
      }
      if (examined.length < SHORTEST_LEAK) continue;
      const squeezed = squeeze(examined);
      const leak = prompts.find((sentence) => squeezed.includes(sentence));
      if (leak && !known.includes(leak)) {
        findings.push({
          rule: "text.prompt-leak",
          severity: "error",
          place,
          message: "An instruction to the writer was left in the document.",
          fix: "Replace the instruction with the content it asks for.",
        });
      }
    }
  }
  return findings;
}
