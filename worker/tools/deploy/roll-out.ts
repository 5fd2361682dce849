import { setTimeout as wait } from "node:timers/promises";
import { type HealthReport, type Watch, watchHealth } from "./health.ts";
import { planRollout, type Share, stableVersion } from "./rollout-plan.ts";
import type { Target } from "./target.ts";
import { type Wrangler, WranglerError } from "./wrangler.ts";

const rollbackAttempts = 3;

export interface RolloutOptions {
  wrangler: Wrangler;
  target: Target;
  origin: string;
  percentages: number[];
  watch: Watch;
  /** Routes of the Worker besides those of wrangler.toml. */
  routes: string[];
  /** A name for the version that a person recognises, such as the commit. */
  tag?: string | undefined;
  signal: AbortSignal;
  log: (line: string) => void;
  /** Pause between attempts to roll back. */
  retryDelayMs?: number;
}

/**
 * Uploads a version, moves the traffic to it step by step and watches its health after each step.
 * Returns the version's id; when it is unhealthy, a command fails or the signal aborts, gives all
 * traffic back to the previous version and throws the reason.
 */
export async function rollOut(options: RolloutOptions): Promise<string> {
  const { target, percentages, log } = options;
  const previous = await currentVersion(options);
  const uploaded = previous === undefined ? undefined : await uploadVersion(options);
  if (previous === undefined || uploaded === undefined) {
    return deployAtOnce(options, previous);
  }
  log(`Uploaded version ${uploaded} of ${target.worker}; ${previous} serves now.`);
  return orRollBack(options, previous, async () => {
    for (const shares of planRollout(previous, uploaded, percentages)) {
      await setTraffic(options, shares);
      await assertHealthy(options, uploaded);
    }
    return uploaded;
  });
}

/** Gives one version all the traffic, whatever serves now, and checks that it is healthy. */
export async function settleOn(options: RolloutOptions, versionId: string): Promise<void> {
  await setTraffic(options, [{ versionId, percentage: 100 }]);
  await assertHealthy(options, versionId);
}

async function currentVersion({ wrangler, target }: RolloutOptions): Promise<string | undefined> {
  const args = ["deployments", "status", "--env", target.environment, "--json"];
  try {
    const { stdout } = await wrangler(args);
    const { versions } = JSON.parse(stdout) as {
      versions: { version_id: string; percentage: number }[];
    };
    return stableVersion(
      versions.map(({ version_id, percentage }) => ({ versionId: version_id, percentage })),
    );
  } catch (error) {
    if (mentions(error, /does not exist|has no deployments/)) return undefined;
    throw error;
  }
}

// New Durable Object classes cannot arrive gradually: then there is no version to split with.
async function uploadVersion(options: RolloutOptions): Promise<string | undefined> {
  const { wrangler, target, tag } = options;
  const tagging = tag === undefined ? [] : ["--tag", tag];
  const args = ["versions", "upload", "--env", target.environment, ...tagging];
  try {
    return versionOf(await wrangler(args), "version-upload");
  } catch (error) {
    if (mentions(error, /pending Durable Object migration/)) return undefined;
    throw error;
  }
}

async function deployAtOnce(
  options: RolloutOptions,
  previous: string | undefined,
): Promise<string> {
  const { wrangler, target, tag, routes, log } = options;
  log(
    previous === undefined
      ? `${target.worker} is new: all traffic at once.`
      : "Durable Object classes change: all traffic at once.",
  );
  const tagging = tag === undefined ? [] : ["--tag", tag];
  const deploy = async () => {
    const result = await wrangler([
      ...["deploy", "--env", target.environment, ...tagging],
      ...routeFlags(routes),
    ]);
    const versionId = versionOf(result, "deploy");
    await assertHealthy(options, versionId);
    return versionId;
  };
  return previous === undefined ? deploy() : orRollBack(options, previous, deploy);
}

/** The flags that set a Worker's routes; none leaves what wrangler.toml says. */
export function routeFlags(routes: string[]): string[] {
  return routes.flatMap((route) => ["--routes", route]);
}

async function orRollBack(
  options: RolloutOptions,
  previous: string,
  attempt: () => Promise<string>,
): Promise<string> {
  try {
    return await attempt();
  } catch (cause) {
    options.log(`${messageOf(cause).split("\n")[0]}\nRolling back to ${previous}.`);
    await rollBack(options, previous, cause);
    throw new Error(`Rolled back to ${previous}: ${messageOf(cause)}`, { cause });
  }
}

async function rollBack(options: RolloutOptions, previous: string, reason: unknown): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await setTraffic(options, [{ versionId: previous, percentage: 100 }]);
      return;
    } catch (cause) {
      if (attempt === rollbackAttempts) {
        throw new Error(
          `${messageOf(reason)}\nThe roll-back to ${previous} failed too: ${messageOf(cause)}`,
          { cause },
        );
      }
      await wait(options.retryDelayMs ?? 5_000);
    }
  }
}

async function setTraffic(
  { wrangler, target, log }: RolloutOptions,
  shares: Share[],
): Promise<void> {
  const specs = shares.map(({ versionId, percentage }) => `${versionId}@${percentage}%`);
  log(`Traffic: ${specs.join(" ")}`);
  await wrangler(["versions", "deploy", ...specs, "--env", target.environment, "--yes"]);
}

async function assertHealthy(options: RolloutOptions, versionId: string): Promise<void> {
  const { origin, target, watch, signal, log } = options;
  signal.throwIfAborted();
  const report = await watchHealth({ origin, worker: target.worker, versionId, watch, signal });
  log(describe(report));
  if (!report.isHealthy) throw new Error(`Version ${versionId} is unhealthy. ${describe(report)}`);
}

function describe({ probes, failures }: HealthReport): string {
  const rate = ((100 * failures.length) / probes).toFixed(1);
  const first = failures[0] === undefined ? "" : `; first: ${failures[0]}`;
  return `${failures.length} of ${probes} probes failed (${rate} %)${first}.`;
}

function versionOf(
  { records, stdout }: { records: Record<string, unknown>[]; stdout: string },
  type: string,
) {
  const id = records.find((record) => record.type === type)?.version_id;
  if (typeof id !== "string") throw new Error(`wrangler named no version:\n${stdout.trim()}`);
  return id;
}

function mentions(error: unknown, pattern: RegExp): boolean {
  return error instanceof WranglerError && pattern.test(error.output);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
