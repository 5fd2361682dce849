/** A section as a list of Markdown blocks and numbered parts. */
export interface SectionBody {
  intro?: readonly string[];
  parts?: readonly { title: string; blocks: readonly string[] }[];
}

/** GFM table; cells are Markdown already and must not contain line breaks or bare pipes. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell || "–").join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** `a, b and c`. */
export function enumeration(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** `1 requirement`, `2 requirements`. */
export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${amount} ${amount === 1 ? singular : plural}`;
}

/** Lays out a section with its heading of level 2 and numbered headings of level 3. */
export function layOut(number: number, title: string, body: SectionBody): string {
  const parts = (body.parts ?? []).flatMap((part, index) => [
    `### ${number}.${index + 1} ${part.title}`,
    ...part.blocks,
  ]);
  return [`## ${number} ${title}`, ...(body.intro ?? []), ...parts]
    .filter((block) => block !== "")
    .join("\n\n");
}
