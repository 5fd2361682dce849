import type { UserContext } from "../context.ts";
import { isExempt, takeTokens } from "./enforce-limit.ts";
import { RateLimitedError } from "./errors.ts";
import { ratePolicies } from "./policies.ts";

interface Lease {
  left: number;
  endsAtMs: number;
}

const leaseSize = 60;
const maxLeases = 10_000;
const leases = new Map<string, Lease>();

/**
 * Counts one API request of a person; throws RATE_LIMITED. Tokens are leased by the dozen, so that
 * few requests wait for the limiter, and never more pass than it has granted.
 */
export async function limitApi(ctx: UserContext, address: string | null): Promise<void> {
  if (isExempt(ctx, address)) return;
  const { userId } = ctx.actor;
  const lease = leaseOf(userId, ctx.now.getTime());
  if (lease.left === 0) {
    const subject = `user:${userId}`;
    const { granted, retryAfterMs } = await takeTokens(ctx, "apiRequest", subject, leaseSize);
    lease.left += granted;
    // Another request's lease may have come in between.
    if (lease.left === 0) throw new RateLimitedError("apiRequest", retryAfterMs);
  }
  lease.left -= 1;
}

function leaseOf(userId: string, nowMs: number): Lease {
  const known = leases.get(userId);
  if (known !== undefined && known.endsAtMs > nowMs) return known;
  if (leases.size >= maxLeases) leases.clear();
  const endsAtMs = nowMs + ratePolicies.apiRequest.windowSeconds * 1000;
  const lease = { left: 0, endsAtMs };
  leases.set(userId, lease);
  return lease;
}
