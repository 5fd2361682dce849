const PREFIX = "(?!(?:SHA|ISO|IEC|IEEE|RFC|CVE|MIL|AES|RSA|HTTP|WCAG|ECMA)-)[A-Z][A-Z0-9]{1,7}";
const SOURCE = `(?<![\\p{Lu}\\p{Ll}\\p{N}_-])${PREFIX}-\\d{3,5}(?![\\p{Lu}\\p{Ll}\\p{N}_]|-\\d)`;

/** A new pattern that finds requirement ids such as `FR-001`, but not names of standards. */
export function requirementPattern(): RegExp {
  return new RegExp(SOURCE, "gu");
}

// What has an id as well but asks for nothing: questions, assumptions, test cases, decisions, risks.
const OTHER = /^(?:OQ|AS|ASM|TC|DEC|RISK)-/u;

/** How many requirements a text names. */
export function countRequirements(text: string): number {
  return [...requirementIds(text)].filter((id) => !OTHER.test(id)).length;
}

/** Every requirement id in a text, once. */
export function requirementIds(text: string): Set<string> {
  return new Set(text.match(requirementPattern()));
}
