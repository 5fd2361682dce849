export { DocumentRoom } from "./document-room/document-room.ts";
export { RateLimiter } from "./rate-limiter/rate-limiter.ts";
