import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle, type NeonHttpDatabase } from "drizzle-orm/neon-http";

export type Database = NeonHttpDatabase;

/** How often one request went to the database and for how long, in milliseconds. */
export interface RoundTrips {
  count: number;
  durationMs: number;
}

export interface DatabaseLocation {
  url: string;
  fetchEndpoint: string | undefined;
}

type MeasuredRequest = RequestInit & { roundTrips: RoundTrips };

const statementTimeoutMs = 10_000;

neonConfig.fetchFunction = async (url: string, { roundTrips, ...init }: MeasuredRequest) => {
  const startedAt = performance.now();
  roundTrips.count += 1;
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(statementTimeoutMs) });
  } finally {
    roundTrips.durationMs += performance.now() - startedAt;
  }
};

/** Opens the database for one request; every statement or batch adds one to `roundTrips`. */
export function openDatabase(location: DatabaseLocation, roundTrips: RoundTrips): Database {
  if (location.fetchEndpoint !== undefined) neonConfig.fetchEndpoint = location.fetchEndpoint;
  return drizzle(neon(location.url, { fetchOptions: { roundTrips } }));
}
