import { metricsStore } from "../../../durable/metrics-store/client.ts";
import type { Context } from "../context.ts";
import { takeRecorded } from "./record.ts";

/** Tells the store what this isolate has counted; a failure loses what was counted since. */
export async function sendRecorded({ env }: Pick<Context, "env">): Promise<void> {
  const growths = takeRecorded();
  if (growths.length > 0) await metricsStore(env.metricsStore).add(growths);
}
