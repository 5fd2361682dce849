import { AsyncLocalStorage } from "node:async_hooks";
import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle, type NeonHttpDatabase } from "drizzle-orm/neon-http";
import { inSpan } from "../platform/tracing/trace.ts";

export type Database = NeonHttpDatabase;

/** How long each journey to the database took that some work made, in milliseconds. */
export interface RoundTrips {
  durationsMs: number[];
}

export interface DatabaseLocation {
  url: string;
  fetchEndpoint: string | undefined;
}

const statementTimeoutMs = 10_000;
const counted = new AsyncLocalStorage<RoundTrips>();
const opened = new Map<string, Database>();
const ownEndpoints = new Map<string, string>();
const neonEndpoint = neonConfig.fetchEndpoint;

// The driver has one setting for all; a host that is not Neon's has its own endpoint.
neonConfig.fetchEndpoint = (host, port, options) =>
  ownEndpoints.get(host) ??
  (typeof neonEndpoint === "function" ? neonEndpoint(host, port, options) : neonEndpoint);

// This is no browser, which the driver would find out anew with every query.
neonConfig.disableWarningInBrowsers = true;

neonConfig.fetchFunction = async (url: string, init: RequestInit) => {
  const roundTrips = counted.getStore();
  const startedAt = performance.now();
  const late = new AbortController();
  // Taken back at the end, because a room with a timer left cannot sleep; AbortSignal.timeout stays.
  const timer = setTimeout(() => {
    late.abort(new DOMException("The database did not answer in time.", "TimeoutError"));
  }, statementTimeoutMs);
  try {
    return await inSpan("database", { "db.system.name": "postgresql" }, async () => {
      const answer = await fetch(url, { ...init, redirect: "manual", signal: late.signal });
      const text = await answer.text();
      // What the driver takes from a Response, which costs more to make than to read.
      const json = async () => JSON.parse(text);
      return { ok: answer.ok, status: answer.status, text: async () => text, json };
    });
  } finally {
    clearTimeout(timer);
    roundTrips?.durationsMs.push(performance.now() - startedAt);
  }
};

/** Runs `work` and notes the round trips that it and all it calls make. */
export function countRoundTrips<Result>(work: (roundTrips: RoundTrips) => Result): Result {
  const roundTrips = { durationsMs: [] };
  return counted.run(roundTrips, () => work(roundTrips));
}

/** The database at a location; one for the isolate, because it holds nothing of a request. */
export function openDatabase({ url, fetchEndpoint }: DatabaseLocation): Database {
  const known = opened.get(url);
  if (known !== undefined) return known;
  if (fetchEndpoint !== undefined) ownEndpoints.set(new URL(url).hostname, fetchEndpoint);
  const database = drizzle(neon(url));
  opened.set(url, database);
  return database;
}

/**
 * A query that is built once for each database, and once for each shape it can take, because to
 * build one costs more than to send it. What differs from call to call stands in placeholders.
 */
export function prepared<Shape extends (string | boolean)[], Query>(
  build: (db: Database, ...shape: Shape) => Query,
): (db: Database, ...shape: Shape) => Query {
  const built = new WeakMap<Database, Map<string, Query>>();
  return (db, ...shape) => {
    const ofDatabase = built.get(db) ?? new Map<string, Query>();
    built.set(db, ofDatabase);
    const key = shape.join();
    const query = ofDatabase.get(key) ?? build(db, ...shape);
    ofDatabase.set(key, query);
    return query;
  };
}
