import type { Context } from "./context.ts";
import { sendFailures } from "./failures/send-failures.ts";
import { sendRecorded } from "./metrics/send-recorded.ts";
import { exportSpans } from "./tracing/export-spans.ts";

const sendEveryMs = 5_000;

let lastPlannedAtMs = 0;

/** Plans to send what this isolate has counted and traced and what failed, unless that is planned already. */
export function planTelemetry(ctx: Pick<Context, "env" | "defer">): void {
  const nowMs = Date.now();
  // A plan that came to nothing, because its request was cut off, is replaced by the next one.
  if (nowMs - lastPlannedAtMs < sendEveryMs * 2) return;
  lastPlannedAtMs = nowMs;
  ctx.defer(sendLater(ctx));
}

async function sendLater(ctx: Pick<Context, "env">): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, sendEveryMs));
  lastPlannedAtMs = 0;
  await Promise.all([sendRecorded(ctx), exportSpans(ctx.env), sendFailures(ctx.env)]);
}
