import type { RenderedEmail } from "./render-email.ts";

export interface OutgoingEmail extends RenderedEmail {
  /** The same for every attempt, so that a provider that knows it delivers once. */
  id: string;
  from: string;
  to: string;
}

/** Who carries mail. `send` throws when it should be tried again. */
export interface EmailProvider {
  send(email: OutgoingEmail): Promise<{ providerId: string | null }>;
}

/** The provider will never take this mail; trying again cannot help. */
export class EmailRefusedError extends Error {}
