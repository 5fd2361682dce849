import { customType } from "drizzle-orm/pg-core";

const utcText = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;

/** A timestamp as Postgres prints it, as an ISO 8601 string in UTC. */
export function toIsoMoment(text: string): string {
  const match = utcText.exec(text);
  // Date takes six times as long, and a page of a list holds a hundred timestamps.
  if (match === null) return new Date(text).toISOString();
  const [, date, time, fraction = ""] = match;
  return `${date}T${time}.${fraction.padEnd(3, "0")}Z`;
}

/** A moment with millisecond precision, read and written as an ISO 8601 string in UTC. */
export const moment = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: toIsoMoment,
});
