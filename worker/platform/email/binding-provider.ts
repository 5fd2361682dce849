import type { EmailProvider, OutgoingEmail } from "./email-provider.ts";

/** The part of Cloudflare's e-mail binding that is used. */
export interface EmailBinding {
  send(message: Omit<OutgoingEmail, "id">): Promise<{ messageId?: string } | undefined>;
}

/** Cloudflare's own e-mail binding. */
export class BindingProvider implements EmailProvider {
  readonly #binding: EmailBinding;

  constructor(binding: EmailBinding) {
    this.#binding = binding;
  }

  async send({ id: _id, ...message }: OutgoingEmail) {
    const sent = await this.#binding.send(message);
    return { providerId: sent?.messageId ?? null };
  }
}
