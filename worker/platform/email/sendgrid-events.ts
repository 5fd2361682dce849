import { z } from "zod";

const longestReason = 300;

const Reason = z.string().transform((text) =>
  text
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, longestReason)
    .toWellFormed(),
);

/** What SendGrid's Event Webhook says of mails; `email_id` is what they were sent with. */
const Events = z.array(
  z.looseObject({
    event: z.string(),
    // Mails of other senders of the account may carry anything.
    email_id: z
      .string()
      .regex(/^\w{1,100}$/)
      .optional()
      .catch(undefined),
    reason: Reason.optional(),
  }),
);

export interface SignedEvents {
  body: string;
  /** In base64, over the timestamp and the body (ECDSA with SHA-256). */
  signature: string;
  timestamp: string;
}

/** Whether the owner of the public key (P-256, SPKI in base64) has signed these events. */
export async function isSigned(publicKey: string, events: SignedEvents): Promise<boolean> {
  const signature = readSignature(Buffer.from(events.signature, "base64"));
  if (signature === undefined) return false;
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const spki = Buffer.from(publicKey, "base64");
  const key = await crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]);
  const signed = new TextEncoder().encode(events.timestamp + events.body);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, signed);
}

/** The mails that came back or were not even tried, with the reason; undefined for another body. */
export function findBounces(body: string): { emailId: string; reason: string }[] | undefined {
  const events = Events.safeParse(parsed(body));
  return events.data?.flatMap(({ event, email_id: emailId, reason = "" }) =>
    emailId !== undefined && (event === "bounce" || event === "dropped")
      ? [{ emailId, reason: ["Bounced", reason].filter(Boolean).join(": ") }]
      : [],
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The two numbers of a DER signature as 64 bytes, which is how the Web's own verification has them. */
function readSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const numbers: Uint8Array[] = [];
  if (der[0] !== 0x30) return undefined;
  for (let at = 2; at < der.length; ) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 0x02 || length === 0) return undefined;
    numbers.push(der.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (numbers.length !== 2) return undefined;
  const raw = new Uint8Array(64);
  for (const [index, number] of numbers.entries()) {
    const digits = number.subarray(Math.max(0, number.length - 32));
    raw.set(digits, 32 * (index + 1) - digits.length);
  }
  return raw;
}
