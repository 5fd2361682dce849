import { customType } from "drizzle-orm/pg-core";

/** A moment with millisecond precision, read and written as an ISO 8601 string in UTC. */
export const moment = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: (value) => new Date(value).toISOString(),
});
