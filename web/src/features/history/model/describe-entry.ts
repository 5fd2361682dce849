import type { HistoryEntry } from "../api/history.ts";

/** Why a text was kept. */
export const REASONS: Record<HistoryEntry["reason"], string> = {
  activity: "Kept while people wrote",
  left: "Kept when the last person left",
  "before-generation": "Kept before generation",
  "before-replacement": "Kept before it was replaced",
};

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** The time of day of an entry, in the reader's locale. */
export function timeOf({ createdAt }: Pick<HistoryEntry, "createdAt">): string {
  return time.format(new Date(createdAt));
}

/** The day and time of an entry, in the reader's locale. */
export function momentOf({ createdAt }: Pick<HistoryEntry, "createdAt">): string {
  return moment.format(new Date(createdAt));
}

/** Entries under the days they are of, in their order. */
export function byDay(entries: readonly HistoryEntry[]): [string, HistoryEntry[]][] {
  const days = Map.groupBy(entries, ({ createdAt }) => day.format(new Date(createdAt)));
  return [...days];
}
