import { observe } from "./record.ts";

/** Adds the journeys to the database, each in milliseconds, that requests or other work made. */
export function recordRoundTrips(
  origin: "request" | "queue" | "cron",
  durationsMs: readonly number[],
): void {
  for (const ms of durationsMs) {
    observe("database_round_trip_duration_seconds", { origin }, ms / 1000);
  }
}
