import type { Span } from "./repo.ts";

/** The calendar month (UTC) of a moment, such as `2026-11`. */
export function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}

/** From the first moment of a month to the first of the next. */
export function spanOf(month: string): Span {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return {
    from: new Date(Date.UTC(year, number - 1)).toISOString(),
    until: new Date(Date.UTC(year, number)).toISOString(),
  };
}
