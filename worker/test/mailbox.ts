import { callApi } from "./api-client.ts";

interface Mail {
  to: string;
  template: string;
  subject: string;
  text: string;
  html: string;
  status: string;
  links: string[];
}

/** The mail to an address, the newest first; waits until there are as many as expected. */
export async function mailTo(email: string, expected = 1): Promise<Mail[]> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const { body } = await callApi("GET", "/dev/mailbox.json");
    const found = (body.items as Mail[]).filter(({ to }) => to === email);
    if (found.length >= expected) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`no mail to ${email}`);
}

/** The secret in the link of the newest mail to an address. */
export async function mailedToken(email: string, expected = 1): Promise<string> {
  const [newest] = await mailTo(email, expected);
  return String(newest?.links[0]?.split("#")[1]);
}
