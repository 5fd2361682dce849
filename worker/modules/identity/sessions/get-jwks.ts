import type { Context } from "../../../platform/context.ts";
import type { Jwks } from "./contract.ts";
import { toPublicJwk } from "./key-ring.ts";

/** The public keys that verify access tokens (RFC 7517), the signing one first. */
export function getJwks({ ctx }: { ctx: Context }): Jwks {
  return { keys: ctx.env.signingKeys.map(toPublicJwk) };
}
