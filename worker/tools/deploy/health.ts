import { setTimeout as wait } from "node:timers/promises";

// A host without a route to the Worker may answer 200 with the client's page: the body counts too.
const expectedStatus = { "/health": "ok", "/ready": "ready" } as const;
const paths = ["/health", "/ready"] as const;

/** How long to look, how often, and how much may go wrong. */
export interface Watch {
  /** Time for a new deployment to reach the edge before the first probe. */
  settleMs: number;
  durationMs: number;
  intervalMs: number;
  timeoutMs: number;
  /** Part of the probes that may fail, from 0 to 1. */
  maxErrorRate: number;
}

/** What the probes saw; it ends early once more have failed than may. */
export interface HealthReport {
  isHealthy: boolean;
  probes: number;
  failures: string[];
}

/**
 * Probes /health and /ready of one version of the Worker, which need not get any other traffic.
 * Rejects when the signal aborts.
 */
export async function watchHealth(options: {
  origin: string;
  worker: string;
  versionId: string;
  watch: Watch;
  signal: AbortSignal;
}): Promise<HealthReport> {
  const { watch, signal } = options;
  const rounds = Math.max(1, Math.floor(watch.durationMs / watch.intervalMs));
  const allowedFailures = Math.floor(rounds * paths.length * watch.maxErrorRate);
  const failures: string[] = [];
  let probes = 0;
  await wait(watch.settleMs, undefined, { signal });
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await wait(watch.intervalMs, undefined, { signal });
    const outcomes = await Promise.all(paths.map((path) => probe(path, options)));
    signal.throwIfAborted();
    probes += outcomes.length;
    failures.push(...outcomes.filter((outcome) => outcome !== undefined));
    if (failures.length > allowedFailures) return { isHealthy: false, probes, failures };
  }
  return { isHealthy: true, probes, failures };
}

async function probe(
  path: (typeof paths)[number],
  {
    origin,
    worker,
    versionId,
    watch,
    signal,
  }: { origin: string; worker: string; versionId: string; watch: Watch; signal: AbortSignal },
): Promise<string | undefined> {
  try {
    const response = await fetch(new URL(path, origin), {
      redirect: "manual",
      headers: { "Cloudflare-Workers-Version-Overrides": `${worker}="${versionId}"` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(watch.timeoutMs)]),
    });
    const body = await response.text();
    const isExpected = response.status === 200 && readStatus(body) === expectedStatus[path];
    return isExpected ? undefined : `${path} answered ${response.status} ${body.slice(0, 200)}`;
  } catch (error) {
    return `${path} did not answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function readStatus(body: string): unknown {
  try {
    return (JSON.parse(body) as { status?: unknown } | null)?.status;
  } catch {
    return undefined;
  }
}
