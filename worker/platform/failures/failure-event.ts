import { defaultStackParser } from "@sentry/browser";
import type { ErrorEvent, StackFrame } from "@sentry/core";
import type { Failure } from "./keep-failure.ts";

const maxCauses = 5;

/**
 * What Sentry is told of a failure: its place in the code and the ids of its request and trace.
 * Messages stay out, since they may quote what people wrote; the log has them under the same id.
 */
export function failureEvent(failure: Failure, environment: string): ErrorEvent {
  const { event, at, error, requestId, traceId, spanId } = failure;
  const values = chainOf(error).map((each) => ({
    type: nameOf(each),
    value: event,
    stacktrace: { frames: framesOf(each) },
  }));
  return {
    type: undefined,
    event_id: crypto.randomUUID().replaceAll("-", ""),
    timestamp: at.getTime() / 1000,
    platform: "javascript",
    level: "error",
    environment,
    logger: event,
    tags: { request_id: requestId },
    ...(traceId && spanId ? { contexts: { trace: { trace_id: traceId, span_id: spanId } } } : {}),
    ...(values.length === 0 ? { message: event } : { exception: { values } }),
  };
}

/** The error after what caused it. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && chain.length < maxCauses; each = each.cause) {
    chain.unshift(each);
  }
  return chain;
}

function nameOf({ name }: Error): string {
  return /^[A-Z]\w{0,60}$/.test(name) ? name : "Error";
}

/** Only what looks like a place in our code, as a message can hold lines like those of a stack. */
function framesOf({ stack = "", message }: Error): StackFrame[] {
  return defaultStackParser(stack.replaceAll(message, "")).flatMap(
    ({ filename, function: name, lineno, colno }) => {
      const file = /([\w.-]+\.(?:js|mjs|ts))(?:\?.*)?$/.exec(filename ?? "")?.[1];
      if (file === undefined) return [];
      const isName = name !== undefined && /^[\w$.<> ]{1,80}$/.test(name);
      return { filename: file, function: isName ? name : "?", lineno, colno, in_app: true };
    },
  );
}
