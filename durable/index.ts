export { DocumentRoom } from "./document-room/document-room.ts";
export { MetricsStore } from "./metrics-store/metrics-store.ts";
export { RateLimiter } from "./rate-limiter/rate-limiter.ts";
