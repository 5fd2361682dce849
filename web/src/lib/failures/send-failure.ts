import { defaultStackParser, makeFetchTransport } from "@sentry/browser";
import {
  createEventEnvelope,
  dsnFromString,
  type ErrorEvent,
  getEnvelopeEndpointWithUrlEncodedAuth,
  type StackFrame,
  type Transport,
} from "@sentry/core";

// Kept, as it remembers for how long Sentry wants to be left alone.
let transport: Transport | undefined;

interface SendFailure {
  dsn: string;
  error: Error;
  /** The pattern of the page's address, without what it stands for. */
  page: string | undefined;
}

/**
 * Tells Sentry where in the client something failed. Messages and addresses stay out, since they may
 * hold what people wrote, or a secret.
 */
export async function sendFailure({ dsn: text, error, page }: SendFailure): Promise<void> {
  const dsn = dsnFromString(text);
  if (dsn === undefined) return;
  const type = /^[A-Z]\w{0,60}$/u.test(error.name) ? error.name : "Error";
  const event: ErrorEvent = {
    type: undefined,
    event_id: crypto.randomUUID().replaceAll("-", ""),
    timestamp: Date.now() / 1000,
    platform: "javascript",
    level: "error",
    logger: "client",
    tags: { page },
    exception: {
      values: [{ type, value: "In the browser", stacktrace: { frames: framesOf(error) } }],
    },
  };
  transport ??= makeFetchTransport(
    { url: getEnvelopeEndpointWithUrlEncodedAuth(dsn), recordDroppedEvent: () => undefined },
    (...request) => fetch(...request),
  );
  await transport.send(createEventEnvelope(event, dsn));
}

/** Only places in our own scripts, as a message can hold lines like those of a stack. */
function framesOf({ stack = "", message }: Error): StackFrame[] {
  return defaultStackParser(stack.replaceAll(message, "")).flatMap((frame) => {
    const { filename = "", function: name = "?", lineno, colno } = frame;
    if (!filename.startsWith(`${location.origin}/`)) return [];
    const isName = /^[\w$.<> ]{1,80}$/u.test(name);
    const { pathname } = new URL(filename);
    return [{ filename: pathname, function: isName ? name : "?", lineno, colno, in_app: true }];
  });
}
