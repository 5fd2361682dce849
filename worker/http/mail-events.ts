import type { Context as HonoContext } from "hono";
import { DomainError } from "../kernel/errors.ts";
import { markEmailsBounced } from "../platform/email/repo.ts";
import { findBounces, isSigned } from "../platform/email/sendgrid-events.ts";
import type { HttpEnv } from "./http-env.ts";

/** Records which mails came back, as SendGrid tells and signs it; without its key there is nothing. */
export async function takeMailEvents(c: HonoContext<HttpEnv>): Promise<Response> {
  const { ctx } = c.var;
  const { eventsKey } = ctx.env.email;
  if (eventsKey === undefined) {
    throw new DomainError("NOT_FOUND", "There is nothing at this path.", { path: c.req.path });
  }
  const events = {
    body: await c.req.text(),
    signature: c.req.header("X-Twilio-Email-Event-Webhook-Signature") ?? "",
    timestamp: c.req.header("X-Twilio-Email-Event-Webhook-Timestamp") ?? "",
  };
  if (!(await isSigned(eventsKey, events))) {
    throw new DomainError("UNAUTHENTICATED", "These events are not signed by the mail provider.", {
      reason: "signature",
    });
  }
  const bounces = findBounces(events.body);
  if (bounces === undefined) {
    throw new DomainError("VALIDATION_FAILED", "The body is no list of events.");
  }
  await markEmailsBounced(ctx.db, bounces);
  return c.body(null, 204);
}
