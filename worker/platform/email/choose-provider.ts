import type { Env } from "../../env.ts";
import { BindingProvider } from "./binding-provider.ts";
import type { EmailProvider } from "./email-provider.ts";
import { SendGridProvider } from "./sendgrid-provider.ts";

/** Mail stays in its table, where the mailbox page of local runs shows it. */
const localOutbox: EmailProvider = { send: async () => ({ providerId: null }) };

/** Who carries mail here, by configuration; undefined when nobody was named. */
export function chooseEmailProvider({ email, appEnv }: Env): EmailProvider | undefined {
  if (email.sendGrid !== undefined) {
    return new SendGridProvider(email.sendGrid.apiKey, email.sendGrid.baseUrl);
  }
  if (email.binding !== undefined) return new BindingProvider(email.binding);
  return appEnv === "local" || appEnv === "dev" ? localOutbox : undefined;
}
