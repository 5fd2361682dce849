import {
  createEventEnvelope,
  createTransport,
  type DsnComponents,
  dsnFromString,
  getEnvelopeEndpointWithUrlEncodedAuth,
  type Transport,
} from "@sentry/core";
import type { Env } from "../../env.ts";
import { log } from "../log.ts";
import { failureEvent } from "./failure-event.ts";
import { takeFailures } from "./keep-failure.ts";

const sendTimeoutMs = 5_000;

const transports = new Map<string, Transport>();

/** Reports what has failed in this isolate to Sentry; what cannot be sent is lost. */
export async function sendFailures({ sentryDsn, appEnv }: Pick<Env, "sentryDsn" | "appEnv">) {
  const failures = takeFailures();
  const dsn = sentryDsn === undefined ? undefined : dsnFromString(sentryDsn);
  if (dsn === undefined || failures.length === 0) return;
  const transport = transportTo(dsn);
  try {
    for (const failure of failures) {
      await transport.send(createEventEnvelope(failureEvent(failure, appEnv), dsn));
    }
  } catch (error) {
    log("warn", "failures.not_reported", { failures: failures.length, error });
  }
}

/** One for each project, as it remembers for how long Sentry wants to be left alone. */
function transportTo(dsn: DsnComponents): Transport {
  const url = getEnvelopeEndpointWithUrlEncodedAuth(dsn);
  const known = transports.get(url);
  if (known !== undefined) return known;
  const transport = createTransport({ recordDroppedEvent: () => undefined }, async ({ body }) => {
    const answer = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/x-sentry-envelope" },
      body: body as Uint8Array<ArrayBuffer> | string,
      signal: AbortSignal.timeout(sendTimeoutMs),
    });
    await answer.body?.cancel();
    return {
      statusCode: answer.status,
      headers: {
        "x-sentry-rate-limits": answer.headers.get("X-Sentry-Rate-Limits"),
        "retry-after": answer.headers.get("Retry-After"),
      },
    };
  });
  transports.set(url, transport);
  return transport;
}
