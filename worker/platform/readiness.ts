import { pingDatabase } from "../db/ping.ts";
import type { Context } from "./context.ts";

/** Asks each thing the product stands on; never throws. */
export async function checkReadiness(ctx: Context) {
  const checks = {
    database: pingDatabase(ctx.db),
    files: ctx.env.files.head("readiness"),
    queues: Promise.all(Object.values(ctx.env.queues).map((queue) => queue.metrics())),
  };
  const settled = await Promise.allSettled(Object.values(checks));
  const results = Object.fromEntries(
    Object.keys(checks).map((name, index) => [
      name,
      settled[index]?.status === "fulfilled" ? ("ok" as const) : ("failed" as const),
    ]),
  );
  const ready = Object.values(results).every((result) => result === "ok");
  return { status: ready ? ("ready" as const) : ("unready" as const), checks: results };
}
