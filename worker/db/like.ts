/** The pattern for LIKE and ILIKE that finds a part of a text as it stands. */
export function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, "\\$&")}%`;
}
