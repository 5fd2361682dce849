import type { Sample } from "./load/job.ts";

/** One line of the table. */
export interface Result {
  name: string;
  requestsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  errors: number;
  firstError: string | undefined;
  roundTripsPerRequest: number;
  /** Requests per second of the bare route in the same run; undefined when it has none. */
  bareRequestsPerSecond: number | undefined;
  /** Median over the rounds of product to bare. */
  ratio: number | undefined;
}

const signedInReads = new Set(["me", "projects-list", "project-get", "draft-get"]);
const leastRatio = 0.6;
const mostMixP95Ms = 500;
// A grant to edit is asked for again every 30 s.
const mostDraftPutRoundTrips = 0.01;

/** Puts the rounds of one scenario together; percentiles are over all requests of the product. */
export function summarize(name: string, product: Sample[], bare: Sample[]): Result {
  const latencies = Float64Array.from(
    product.flatMap(({ latenciesMs }) => [...latenciesMs]),
  ).sort();
  const count = latencies.length;
  const ratios = product.flatMap((sample, round) => {
    const other = bare[round];
    return other === undefined ? [] : [rateOf(sample) / rateOf(other)];
  });
  return {
    name,
    requestsPerSecond: median(product.map(rateOf)),
    p50Ms: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
    p99Ms: percentile(latencies, 0.99),
    errors: [...product, ...bare].reduce((sum, { errors }) => sum + errors, 0),
    firstError: [...product, ...bare].find(({ firstError }) => firstError)?.firstError,
    roundTripsPerRequest: product.reduce((sum, { roundTrips }) => sum + roundTrips, 0) / count,
    bareRequestsPerSecond: bare.length === 0 ? undefined : median(bare.map(rateOf)),
    ratio: ratios.length === 0 ? undefined : median(ratios),
  };
}

/** What the results fall short of, one sentence each. */
export function missedTargets(results: readonly Result[]): string[] {
  return results.flatMap((result) => {
    const { name, ratio = 0, roundTripsPerRequest: roundTrips, p95Ms } = result;
    const missed: string[] = [];
    if (result.errors > 0) missed.push(`${result.errors} errors, first: ${result.firstError}`);
    if (signedInReads.has(name)) {
      if (roundTrips !== 1) missed.push(`${roundTrips.toFixed(3)} round trips instead of 1`);
      if (ratio < leastRatio) missed.push(`ratio ${ratio.toFixed(2)} is under ${leastRatio}`);
    }
    if (name === "draft-put" && roundTrips > mostDraftPutRoundTrips) {
      missed.push(`${roundTrips.toFixed(3)} round trips instead of 0`);
    }
    if (name === "mix" && !(p95Ms < mostMixP95Ms)) {
      missed.push(`p95 ${p95Ms.toFixed(0)} ms is not under ${mostMixP95Ms} ms`);
    }
    return missed.map((reason) => `${name}: ${reason}`);
  });
}

/** The results as a Markdown table. */
export function toTable(results: readonly Result[]): string {
  const head = ["scenario", "req/s", "p50 ms", "p95 ms", "p99 ms", "errors"];
  const rows = results.map((result) => [
    result.name,
    result.requestsPerSecond.toFixed(0),
    result.p50Ms.toFixed(1),
    result.p95Ms.toFixed(1),
    result.p99Ms.toFixed(1),
    String(result.errors),
    result.roundTripsPerRequest.toFixed(2),
    result.bareRequestsPerSecond?.toFixed(0) ?? "",
    result.ratio?.toFixed(2) ?? "",
  ]);
  return align([[...head, "db trips/req", "bare req/s", "ratio"], ...rows]);
}

function align([head = [], ...rows]: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const pad = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  const line = (cells: string[]) => `| ${cells.map(pad).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

function rateOf({ latenciesMs, seconds }: Sample): number {
  return latenciesMs.length / seconds;
}

/** The nearest-rank percentile of sorted values; NaN when there are none. */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The middle value; the mean of the two in the middle when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
