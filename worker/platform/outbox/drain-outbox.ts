import type { Context } from "../context.ts";
import { type OutboxRow, sendMessage } from "./outbox.ts";
import { deleteOutbox, leaseDueOutbox } from "./repo.ts";

const leaseMs = 60_000;
const batchSize = 100;

/** Sends a row right after its commit; what fails here the sweep sends later. */
export async function deliver(ctx: Context, row: OutboxRow): Promise<void> {
  await sendMessage(ctx.env, row.topic, row.payload);
  await deleteOutbox(ctx.db, [row.id]);
}

/** Sends every message that is due; run by cron, and safe to run twice at once. */
export async function drainOutbox(ctx: Context): Promise<number> {
  const rows = await leaseDueOutbox(ctx.db, {
    now: ctx.now.toISOString(),
    until: new Date(ctx.now.getTime() + leaseMs).toISOString(),
    limit: batchSize,
  });
  const sent = await Promise.allSettled(
    rows.map((row) => sendMessage(ctx.env, row.topic, row.payload)),
  );
  const delivered = rows.filter((_, index) => sent[index]?.status === "fulfilled");
  await deleteOutbox(
    ctx.db,
    delivered.map((row) => row.id),
  );
  return delivered.length;
}
