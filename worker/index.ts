import { createApp } from "./app.ts";
import type { QueueMessage, RawEnv } from "./env.ts";
import { consumeQueue } from "./queue.ts";
import { runScheduled } from "./scheduled.ts";

export { DocumentRoom, MetricsStore, RateLimiter } from "../durable/index.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  queue: consumeQueue,
  scheduled: runScheduled,
} satisfies ExportedHandler<RawEnv, QueueMessage>;
