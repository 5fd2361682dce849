import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pagesFolder } from "./pages-folder.ts";
import { type RolloutOptions, rollOut, routeFlags, settleOn } from "./roll-out.ts";
import { parsePercentages } from "./rollout-plan.ts";
import { parseEnvironment, readTarget, type Target } from "./target.ts";
import { createWrangler, type Wrangler } from "./wrangler.ts";

const assetsFolder = "dist/assets";
const builtClient = fileURLToPath(new URL(`../../../${assetsFolder}/index.html`, import.meta.url));

// What the Worker answers when the client is served by Pages on the same host.
const workerPaths = [
  "/api/*",
  "/share/*",
  "/openapi.json",
  "/docs*",
  "/health",
  "/ready",
  "/metrics",
  "/.well-known/*",
];

const usage = `Usage: deploy.ts --env staging|production --origin https://host
  --steps 0,10,50,100   percentages of the traffic, in order
  --watch-seconds 60    how long each step is watched
  --max-error-rate 0.01 part of the probes that may fail
  --tag text            a name for the version, such as the commit
  --routes-host host    host that Pages serves and the Worker answers the API on
  --to version          no new version: give that one all the traffic
SENTRY_DSN, where it is set, is where the client that Pages serves reports its failures.`;

/** Brings the checked-out commit (or, with --to, an earlier version) to an environment. */
export async function deploy(
  args: string[],
  {
    wrangler = createWrangler(),
    signal = new AbortController().signal,
    log = console.log,
    hasBuild = existsSync(builtClient),
    sentryDsn = process.env.SENTRY_DSN || undefined,
    settleMs = 5_000,
    intervalMs = 1_000,
  }: {
    wrangler?: Wrangler;
    signal?: AbortSignal;
    log?: (line: string) => void;
    hasBuild?: boolean;
    sentryDsn?: string | undefined;
    settleMs?: number;
    intervalMs?: number;
  } = {},
): Promise<void> {
  const values = readArguments(args);
  const target = readTarget(values.environment);
  const options: RolloutOptions = {
    wrangler,
    target,
    origin: values.origin,
    percentages: values.percentages,
    routes: values.routes,
    tag: values.tag,
    signal,
    log,
    watch: {
      settleMs,
      intervalMs,
      durationMs: values.watchSeconds * 1_000,
      timeoutMs: 5_000,
      maxErrorRate: values.maxErrorRate,
    },
  };
  if (values.to !== undefined) {
    await settleOn(options, values.to);
    log(`${values.to} has all the traffic of ${target.worker}.`);
    return;
  }
  if (!hasBuild) throw new Error(`${assetsFolder} has no client: run "npm run build" first.`);
  const folder = await pagesFolder(assetsFolder, sentryDsn);
  const versionId = await rollOut(options);
  await deployTriggers(wrangler, target, values.routes);
  await deployPages(wrangler, target, folder, values.tag);
  log(`${target.worker} serves ${versionId}.`);
}

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      env: { type: "string" },
      origin: { type: "string" },
      steps: { type: "string", default: "0,10,50,100" },
      "watch-seconds": { type: "string", default: "60" },
      "max-error-rate": { type: "string", default: "0.01" },
      tag: { type: "string" },
      "routes-host": { type: "string" },
      to: { type: "string" },
    },
  });
  const origin = values.origin ?? "";
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    throw new Error("--origin must be an origin such as https://app.example.com.");
  }
  // Workflows pass variables that may be unset as empty strings.
  const host = values["routes-host"] || undefined;
  return {
    environment: parseEnvironment(values.env),
    origin,
    percentages: parsePercentages(values.steps),
    watchSeconds: parseNumber("--watch-seconds", values["watch-seconds"], 3_600),
    maxErrorRate: parseNumber("--max-error-rate", values["max-error-rate"], 1),
    tag: values.tag,
    routes: host === undefined ? [] : workerPaths.map((path) => `${host}${path}`),
    to: values.to || undefined,
  };
}

function parseNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= max) return value;
  throw new Error(`${name} must be a number from 0 to ${max}.`);
}

// `versions deploy` leaves crons, queue consumers and routes as they were.
async function deployTriggers(
  wrangler: Wrangler,
  { environment }: Target,
  routes: string[],
): Promise<void> {
  await wrangler(["triggers", "deploy", "--env", environment, ...routeFlags(routes)]);
}

async function deployPages(
  wrangler: Wrangler,
  { pagesProject }: Target,
  folder: string,
  tag: string | undefined,
): Promise<void> {
  const message = tag === undefined ? [] : ["--commit-message", tag];
  await wrangler([
    ...["pages", "deploy", folder, "--project-name", pagesProject, "--branch", "main"],
    ...message,
    "--commit-dirty",
  ]);
}

if (import.meta.main) {
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => interruption.abort(new Error(`Interrupted by ${name}.`)));
  }
  if (process.argv.length === 2 || process.argv.includes("--help")) console.log(usage);
  else {
    deploy(process.argv.slice(2), { signal: interruption.signal }).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
  }
}
