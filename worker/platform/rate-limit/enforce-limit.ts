import { createHash } from "node:crypto";
import { rateLimiter } from "../../../durable/rate-limiter/client.ts";
import type { Env } from "../../env.ts";
import { RateLimitedError } from "./errors.ts";
import { type RatePolicy, ratePolicies } from "./policies.ts";
import { addressSubject, isLoopback } from "./subject.ts";

/** What of a request's context limits need. */
export interface LimitContext {
  env: Pick<Env, "appEnv" | "limitsLoopback" | "rateLimiters">;
}

interface EnforceLimit {
  ctx: LimitContext;
  policy: RatePolicy;
  /** The client's address as the platform tells it. */
  address: string | null;
  /** The account that is asked about, in any case of letters. */
  account?: string;
}

/**
 * Takes a token of the address and then one of the account, so that neither one address nor many can
 * try often; throws RATE_LIMITED. Loopback is exempt in local runs unless configured otherwise.
 */
export async function enforceLimit({ ctx, policy, address, account }: EnforceLimit): Promise<void> {
  if (isExempt(ctx, address)) return;
  await takeToken(ctx, policy, `address:${addressSubject(address)}`);
  if (account !== undefined) await takeToken(ctx, policy, `account:${account.toLowerCase()}`);
}

/** Whether requests from this address are not counted. */
export function isExempt({ env }: LimitContext, address: string | null): boolean {
  return env.appEnv === "local" && !env.limitsLoopback && isLoopback(address);
}

async function takeToken(ctx: LimitContext, policy: RatePolicy, subject: string): Promise<void> {
  const { granted, retryAfterMs } = await takeTokens(ctx, policy, subject, 1);
  if (granted === 0) throw new RateLimitedError(policy, retryAfterMs);
}

/** Takes up to `wanted` tokens of a subject; fewer are granted when fewer are left. */
export async function takeTokens(
  ctx: LimitContext,
  policy: RatePolicy,
  subject: string,
  wanted: number,
) {
  const { limit, windowSeconds } = ratePolicies[policy];
  const key = `${policy}:${digest(subject)}`;
  const limiter = await rateLimiter(ctx.env.rateLimiters, key);
  return await limiter.take({ key, limit, windowMs: windowSeconds * 1000, wanted });
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest().subarray(0, 16).toString("base64");
}
