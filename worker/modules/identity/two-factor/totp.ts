import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;
const secretBytes = 20;
/** Steps before and after now whose codes count, for clocks that differ. */
const window = 1;

function totpOf(secret: Secret, label: string): TOTP {
  // What all authenticators know; SHA-1 is not weak inside HMAC.
  return new TOTP({
    issuer: "DocuForge",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: periodSeconds,
    secret,
  });
}

/** A new secret in Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What a QR code for an authenticator holds. */
export function totpUri(secret: string, email: string): string {
  return totpOf(Secret.fromBase32(secret), email).toString();
}

/** The time step that a code belongs to (RFC 6238); undefined when it belongs to none near now. */
export function findStep(secret: string, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const delta = totpOf(Secret.fromBase32(secret), "").validate({ token, timestamp, window });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}
