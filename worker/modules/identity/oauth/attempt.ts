import { z } from "zod";
import { hashSecret } from "../accounts/secret-token.ts";

/** What is remembered while somebody is at the provider; no secret of the attempt is among it. */
export const Attempt = z.object({
  provider: z.string(),
  next: z.string().optional(),
  browserHash: z.string(),
  /** The session that a provider's account is to be connected from. */
  sessionId: z.string().optional(),
  /** The family of tokens of the session that ends with signing in; its cookie does not come back. */
  replaces: z.string().optional(),
});

/** What is remembered while somebody proves that an account is theirs. */
export const Proof = z.object({
  provider: z.string(),
  browserHash: z.string(),
  profile: z.object({ subject: z.string(), email: z.string().nullable(), name: z.string() }),
});

/**
 * The PKCE verifier and the nonce of an attempt. They follow from its state and from the secret in
 * the browser's cookie, so that neither is stored, and neither fits another browser.
 */
export async function attemptSecrets(browser: string, state: string) {
  const [verifier, nonce] = await Promise.all([
    hashSecret(`verifier.${browser}.${state}`),
    hashSecret(`nonce.${browser}.${state}`),
  ]);
  return { verifier, nonce };
}
