import { type Growth, metricsStore } from "../../../durable/metrics-store/client.ts";
import type { Database } from "../../db/client.ts";
import { findNewestBackup } from "../backup/write-backup.ts";
import type { Context } from "../context.ts";
import { type GaugeName, metrics } from "./definitions.ts";
import { findWaiting } from "./repo.ts";
import { sendRecorded } from "./send-recorded.ts";

export const metricsMediaType = "text/plain; version=0.0.4; charset=utf-8";

/** All metrics as Prometheus' text format 0.0.4, summed over isolates and up to this moment. */
export async function renderMetrics(ctx: Context): Promise<string> {
  await sendRecorded(ctx);
  const [series, gauges] = await Promise.all([
    metricsStore(ctx.env.metricsStore).read(),
    readGauges(ctx),
  ]);
  const families = new Map<string, Growth[]>(Object.keys(metrics).map((name) => [name, []]));
  for (const entry of series) families.get(familyOf(entry[0]))?.push(entry);
  for (const [name, value] of Object.entries(gauges)) families.get(name)?.push([name, value]);
  return Object.entries(metrics)
    .filter(([name]) => families.get(name)?.length)
    .flatMap(([name, { type, help }]) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...(families.get(name) ?? []).map(([line, value]) => `${line} ${value}`),
    ])
    .join("\n")
    .concat("\n");
}

function familyOf(series: string): string {
  const name = series.split("{", 1)[0] ?? series;
  return name in metrics ? name : name.replace(/_(?:bucket|sum|count)$/, "");
}

type Gauges = Partial<Record<GaugeName, number>>;

async function readGauges({ db, env }: Context): Promise<Gauges> {
  const [work, newest] = await Promise.all([readWork(db), findNewestBackup(env.files)]);
  return { ...work, backup_newest_timestamp_seconds: (newest?.getTime() ?? 0) / 1000 };
}

async function readWork(db: Database): Promise<Gauges> {
  try {
    const waiting = await findWaiting(db);
    return {
      jobs_waiting: waiting.jobs,
      job_oldest_wait_seconds: waiting.oldestJobSeconds,
      outbox_oldest_wait_seconds: waiting.oldestOutboxSeconds,
      database_up: 1,
    };
  } catch {
    // A scrape has to work when the database does not; that it does not is what this gauge says.
    return { database_up: 0 };
  }
}
