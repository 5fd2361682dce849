import type { Callers, Sample } from "./load/job.ts";
import type { LoadGenerator } from "./load/load-generator.ts";
import { median, percentile } from "./report.ts";
import type { Stage } from "./stage.ts";

/** What one kind of limit costs. */
export interface LimitResult {
  name: string;
  decisionsPerSecond: number;
  /** What the same machine answers without any, which says how fast it is at this hour. */
  bareRequestsPerSecond: number;
  /** The median of one request at a time with the limit, and of the same without. */
  p50Ms: number;
  bareP50Ms: number;
  errors: number;
  firstError: string | undefined;
}

const callers = 10_000;
const groupSize = 10;
const busyConnections = 8;
const rounds = 5;
const least = { decisionsPerSecond: 5_000 };
const most = { addedMs: 1 };
const limits = [
  ["log-in (written down)", "/limits/logIn"],
  ["refresh (in memory)", "/limits/refreshSession"],
] as const;

/**
 * Decisions over ten thousand addresses, ten at once in each request so that the limiter is measured and
 * not HTTP; and what one decision adds to a request that does nothing else.
 */
export async function measureLimits(
  stage: Stage,
  load: LoadGenerator,
  seconds: number,
): Promise<LimitResult[]> {
  const go = (job: Pick<Callers, "path" | "groups">, connections: number, forSeconds: number) =>
    load.run({
      kind: "callers",
      side: "bare",
      ...job,
      port: stage.ports.bare,
      connections,
      seconds: forSeconds,
    });
  const results: LimitResult[] = [];
  for (const [name, path] of limits) {
    const many = { path, groups: { size: groupSize, callers } };
    // The first lap opens the shards and makes each address known.
    await go(many, busyConnections, seconds / 2);
    const busy = await go(many, busyConnections, seconds);
    const idle = await go({ path: "/health" }, busyConnections, seconds / 2);
    const limited: Sample[] = [];
    const bare: Sample[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const one = { path, groups: { size: 1, callers } };
      limited.push(await go(one, 1, seconds / rounds / 2));
      bare.push(await go({ path: "/health" }, 1, seconds / rounds / 2));
    }
    const samples = [busy, idle, ...limited, ...bare];
    results.push({
      name,
      decisionsPerSecond: (busy.latenciesMs.length * groupSize) / busy.seconds,
      bareRequestsPerSecond: idle.latenciesMs.length / idle.seconds,
      p50Ms: median(limited.map(p50Of)),
      bareP50Ms: median(bare.map(p50Of)),
      errors: samples.reduce((sum, { errors }) => sum + errors, 0),
      firstError: samples.find(({ firstError }) => firstError)?.firstError,
    });
  }
  return results;
}

/** What the results fall short of, one sentence each. */
export function missedLimitTargets(results: readonly LimitResult[]): string[] {
  return results.flatMap(({ name, decisionsPerSecond, p50Ms, bareP50Ms, errors, firstError }) => {
    const missed: string[] = [];
    if (errors > 0) missed.push(`${name}: ${errors} errors, first: ${firstError}`);
    if (!(decisionsPerSecond >= least.decisionsPerSecond))
      missed.push(
        `${name}: ${decisionsPerSecond.toFixed(0)} decisions a second are under ${least.decisionsPerSecond}`,
      );
    const addedMs = p50Ms - bareP50Ms;
    if (!(addedMs < most.addedMs))
      missed.push(`${name}: ${addedMs.toFixed(2)} ms more are not under ${most.addedMs} ms`);
    return missed;
  });
}

/** The results as a Markdown table. */
export function toLimitTable(results: readonly LimitResult[]): string {
  const rows = results.map(
    ({ name, decisionsPerSecond, bareRequestsPerSecond, p50Ms, bareP50Ms }) =>
      `| ${name} | ${decisionsPerSecond.toFixed(0)} | ${bareRequestsPerSecond.toFixed(0)} | ${p50Ms.toFixed(2)} | ${bareP50Ms.toFixed(2)} | ${(p50Ms - bareP50Ms).toFixed(2)} |`,
  );
  return [
    "| limit | decisions/s | bare req/s | p50 ms | without, p50 ms | added ms |",
    "| ----- | ----------: | ---------: | -----: | --------------: | -------: |",
    ...rows,
  ].join("\n");
}

function p50Of({ latenciesMs }: Sample): number {
  return percentile(latenciesMs.toSorted(), 0.5);
}
