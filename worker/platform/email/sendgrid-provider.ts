import { type EmailProvider, EmailRefusedError, type OutgoingEmail } from "./email-provider.ts";

const timeoutMs = 10_000;

/** Twilio SendGrid's v3 Mail Send (`POST /v3/mail/send`). */
export class SendGridProvider implements EmailProvider {
  readonly #apiKey: string;
  readonly #baseUrl: string;

  constructor(apiKey: string, baseUrl: string) {
    this.#apiKey = apiKey;
    this.#baseUrl = baseUrl;
  }

  async send({ id, from, to, subject, html, text }: OutgoingEmail) {
    const answer = await fetch(`${this.#baseUrl}/v3/mail/send`, {
      method: "POST",
      redirect: "manual",
      headers: { Authorization: `Bearer ${this.#apiKey}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        personalizations: [{ to: [{ email: to }], custom_args: { email_id: id } }],
        from: { email: from, name: "DocuForge" },
        subject,
        content: [
          { type: "text/plain", value: text },
          { type: "text/html", value: html },
        ],
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    if (answer.ok) return { providerId: answer.headers.get("X-Message-Id") };
    const { status } = answer;
    const passes = status < 400 || status === 401 || status === 429 || status >= 500;
    const message = `SendGrid answered ${answer.status}.`;
    throw passes ? new Error(message) : new EmailRefusedError(message);
  }
}
