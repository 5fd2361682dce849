import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureExports, missedExportTargets, toExportTable } from "./exports.ts";
import { measureLimits, missedLimitTargets, toLimitTable } from "./limits.ts";
import { measureLive, missedLiveTargets, toLiveTable } from "./live.ts";
import type { ClosedLoop, Sample } from "./load/job.ts";
import { startLoadGenerator } from "./load/load-generator.ts";
import { missedTargets, type Result, summarize, toTable } from "./report.ts";
import { type ScenarioName, scenarioNames } from "./scenarios.ts";
import { openStage } from "./stage.ts";

const usage = `npm run bench -- [live | exports | limits] [options]
  live                 how long a key takes to the other screens of one document
  exports              what exports cost, and what they do to other requests
  limits               what the rate limiter costs, and how much it decides
  --seconds <n>        measured per scenario and side (default 10)
  --only <a,b>         of ${scenarioNames.join(", ")}, mix (default all)
  --rate <n>           arrivals per second in the mix (default 500)
  --database-url <url> a Postgres server instead of the embedded one; gets a scratch database`;

const rounds = 5;
const warmUpSeconds = 2;
/** Longer than a room stays open without requests, so that none is opened because of the visit. */
const mixWarmUpSeconds = 12;
const closedConnections = 32;
const mixConnections = 1000;
const visitors = 16;

const subjects = ["exports", "limits", "live"] as const;

interface Options {
  seconds: number;
  rate: number;
  only: string[];
  subject: (typeof subjects)[number] | undefined;
  databaseUrl: string | undefined;
}

const options = readOptions();
const stage = await openStage({
  databaseUrl: options.databaseUrl,
  inspected: options.subject === "exports",
});
const load = startLoadGenerator(stage.desks);
let isClosing = false;
for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const) {
  process.on(event, () => void close().then(() => process.exit(130)));
}

try {
  const { table, missed } = await report();
  const [processor] = cpus();
  console.log(`\n${stage.databaseKind}, ${cpus().length} × ${processor?.model ?? "unknown"}\n`);
  console.log(table);
  console.log(missed.length === 0 ? "\nEvery target is met." : `\nMissed:\n${missed.join("\n")}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  await close();
}
process.exit();

function report() {
  if (options.subject === "exports") return reportExports();
  if (options.subject === "limits") return reportLimits();
  return options.subject === "live" ? reportLive() : reportLoad();
}

async function reportLive() {
  const results = await measureLive(stage, options.seconds);
  return { table: toLiveTable(results), missed: missedLiveTargets(results) };
}

async function reportLimits() {
  const results = await measureLimits(stage, load, options.seconds);
  return { table: toLimitTable(results), missed: missedLimitTargets(results) };
}

async function reportExports() {
  const results = await measureExports(stage);
  return { table: toExportTable(results), missed: missedExportTargets(results) };
}

async function reportLoad() {
  const results = await measureAll();
  return { table: toTable(results), missed: missedTargets(results) };
}

async function measureAll(): Promise<Result[]> {
  const results: Result[] = [];
  for (const name of scenarioNames) {
    if (options.only.includes(name)) results.push(await measure(name));
  }
  if (options.only.includes("mix")) results.push(await measureMix());
  return results;
}

/** Product and bare route in turns, so that both see the machine in the same moods. */
async function measure(scenario: ScenarioName): Promise<Result> {
  const go = (side: ClosedLoop["side"], seconds: number) =>
    load.run({
      kind: "closed",
      side,
      scenario,
      port: stage.ports[side],
      connections: closedConnections,
      seconds,
    });
  const product: Sample[] = [];
  const bare: Sample[] = [];
  await go("product", warmUpSeconds);
  await go("bare", warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    product.push(await go("product", options.seconds / rounds));
    bare.push(await go("bare", options.seconds / rounds));
  }
  return told(summarize(scenario, product, bare));
}

async function measureMix(): Promise<Result> {
  const go = (seconds: number) =>
    load.run({
      kind: "open",
      side: "product",
      perSecond: options.rate,
      port: stage.ports.product,
      connections: mixConnections,
      seconds,
    });
  const { product: port } = stage.ports;
  await load.run({ kind: "visit", side: "product", port, connections: visitors, seconds: 0 });
  await go(mixWarmUpSeconds);
  return told(summarize("mix", [await go(options.seconds)], []));
}

function told(result: Result): Result {
  const { name, requestsPerSecond, ratio } = result;
  const compared = ratio === undefined ? "" : `, ${ratio.toFixed(2)} of the bare route`;
  console.log(`${name}: ${requestsPerSecond.toFixed(0)} requests a second${compared}`);
  return result;
}

function readOptions(): Options {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seconds: { type: "string", default: "10" },
        rate: { type: "string", default: "500" },
        only: { type: "string" },
        "database-url": { type: "string" },
      },
    });
    const subject = subjects.find((name) => name === positionals[0]);
    if (positionals.length > (subject === undefined ? 0 : 1)) {
      throw new Error(`Unknown: ${positionals.join(" ")}`);
    }
    const all: string[] = [...scenarioNames, "mix"];
    const only = values.only?.split(",") ?? all;
    const unknown = only.filter((name) => !all.includes(name));
    if (unknown.length > 0) throw new Error(`Unknown scenario: ${unknown.join(", ")}`);
    const [seconds, rate] = [Number(values.seconds), Number(values.rate)];
    if (!(seconds > 0) || !(rate > 0)) throw new Error("--seconds and --rate are positive numbers");
    return { seconds, rate, only, subject, databaseUrl: values["database-url"] };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

async function close(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  load.close();
  await stage.close();
}
