/** A parameter as it was sent, or the name of what stands in its place for each request. */
export type Parameter = { literal: unknown } | { from: Placeholder };

export type Placeholder = "user" | "target" | "content" | "version" | "audit";

export interface RecordedStatement {
  query: string;
  params: Parameter[];
}

/** One round trip: a statement, or several in one transaction. */
export interface RecordedCall {
  isBatch: boolean;
  statements: RecordedStatement[];
}

/** The round trips of one request, by scenario. */
export type RecordedCalls = Record<string, RecordedCall[]>;
