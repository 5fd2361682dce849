import { escapeMarkdown } from "../context/escape-markdown.ts";

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value, escapeMarkdown(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** Everything people wrote in these values, plain and escaped, so that it is not taken for a leftover. */
export function knownTextOf(...values: unknown[]): string {
  return textsOf(values).join("\n");
}
