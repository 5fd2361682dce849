const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function formatsFor(locale: string | undefined) {
  return {
    relative: new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }),
    day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
    dayAndYear: new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "short",
      year: "numeric",
    }),
    exact: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
  };
}

// Making formats takes much longer than using them, and lists show many times.
const formats = new Map<string | undefined, ReturnType<typeof formatsFor>>();

function formatsOf(locale: string | undefined) {
  const known = formats.get(locale) ?? formatsFor(locale);
  formats.set(locale, known);
  return known;
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

// Abbreviations read better without their full stop: "4 min ago".
function withoutStops(text: string): string {
  return text.replace(/(\p{L})\.(?=\s|$)/gu, "$1");
}

/** A short relative time ("4 min ago", "yesterday", "12 Nov") in the reader's locale. */
export function formatRelative(date: Date, now: Date, locale?: string): string {
  const elapsedMs = now.getTime() - date.getTime();
  const { relative, day, dayAndYear } = formatsOf(locale);
  if (Math.abs(elapsedMs) < MINUTE_MS) return relative.format(0, "second");
  const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY_MS);
  if (Math.abs(elapsedMs) < HOUR_MS) {
    return withoutStops(relative.format(-Math.trunc(elapsedMs / MINUTE_MS), "minute"));
  }
  if (days === 0) return withoutStops(relative.format(-Math.trunc(elapsedMs / HOUR_MS), "hour"));
  if (days === 1) return relative.format(-1, "day");
  return (date.getFullYear() === now.getFullYear() ? day : dayAndYear).format(date);
}

/** How long it is until a moment to come ("in 6 days", "in 3 hr"), in the reader's locale. */
export function formatUntil(date: Date, now: Date, locale?: string): string {
  const leftMs = Math.max(0, date.getTime() - now.getTime());
  const { relative } = formatsOf(locale);
  if (leftMs >= DAY_MS) return relative.format(Math.round(leftMs / DAY_MS), "day");
  if (leftMs >= HOUR_MS) return withoutStops(relative.format(Math.trunc(leftMs / HOUR_MS), "hour"));
  return withoutStops(relative.format(Math.ceil(leftMs / MINUTE_MS), "minute"));
}

/** The exact local date and time, for the title of a relative one. */
export function formatExact(date: Date, locale?: string): string {
  return formatsOf(locale).exact.format(date);
}
