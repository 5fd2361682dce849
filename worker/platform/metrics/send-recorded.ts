import { metricsStore } from "../../../durable/metrics-store/client.ts";
import type { Context } from "../context.ts";
import { takeRecorded } from "./record.ts";

const sendEveryMs = 5_000;

let lastPlannedAtMs = 0;

/** Plans to tell the store what this isolate has counted, unless that is planned already. */
export function planSending(ctx: Pick<Context, "env" | "defer">): void {
  const nowMs = Date.now();
  // A plan that came to nothing, because its request was cut off, is replaced by the next one.
  if (nowMs - lastPlannedAtMs < sendEveryMs * 2) return;
  lastPlannedAtMs = nowMs;
  ctx.defer(sendLater(ctx));
}

async function sendLater(ctx: Pick<Context, "env">): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, sendEveryMs));
  lastPlannedAtMs = 0;
  await sendRecorded(ctx);
}

/** Tells the store what this isolate has counted; a failure loses what was counted since. */
export async function sendRecorded({ env }: Pick<Context, "env">): Promise<void> {
  const growths = takeRecorded();
  if (growths.length > 0) await metricsStore(env.metricsStore).add(growths);
}
