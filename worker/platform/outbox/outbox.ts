import type { InferInsertModel } from "drizzle-orm";
import type { Env, QueueMessage } from "../../env.ts";
import { newId } from "../../kernel/ids.ts";
import { currentTraceparent } from "../tracing/trace.ts";
import type { outboxMessages } from "./tables.ts";
import type { OutboxTopic } from "./topic.ts";

export type OutboxRow = InferInsertModel<typeof outboxMessages>;

const sweepDelayMs = 30_000;

/** The row that makes a job's message leave even if this isolate dies after the commit. */
export function outboxRow(topic: OutboxTopic, message: QueueMessage, now: Date): OutboxRow {
  const traceparent = currentTraceparent();
  return {
    id: newId("outbox"),
    topic,
    payload: { ...message, ...(traceparent === undefined ? {} : { traceparent }) },
    attempts: 0,
    availableAt: new Date(now.getTime() + sweepDelayMs).toISOString(),
    createdAt: now.toISOString(),
  };
}

/** Hands one message to its queue; at least once, consumers are idempotent. */
export async function sendMessage(env: Env, topic: OutboxTopic, payload: unknown): Promise<void> {
  await env.queues[topic].send(payload as QueueMessage);
}
