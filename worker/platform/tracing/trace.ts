import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { TRACE_PARENT_HEADER, W3CTraceContextPropagator } from "@opentelemetry/core";

context.setGlobalContextManager(new AsyncLocalStorageContextManager());

const propagator = new W3CTraceContextPropagator();
const scopeKey = createContextKey("docuforge.scope");

/** What every log line within some work says besides its own fields. */
export interface TraceFields {
  requestId: string;
  actorId?: string;
}

interface LoggedTrace extends TraceFields {
  traceId: string;
  spanId: string;
}

interface Scope {
  tracer: Tracer | undefined;
  fields: TraceFields;
}

interface TracedWork {
  /** Makes its spans; undefined where none are exported, which leaves only the ids. */
  tracer: Tracer | undefined;
  name: string;
  kind: "server" | "consumer" | "internal";
  /** As a caller or a queue message carries it (W3C Trace Context). */
  traceparent: string | undefined;
  fields: TraceFields;
}

const kinds = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Runs work as a span that continues its caller's trace, or begins one. */
export function inTrace<Result>(
  { tracer, name, kind, traceparent, fields }: TracedWork,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const parent = parentOf(traceparent);
  const span = tracer?.startSpan(name, { kind: kinds[kind] }, parent) ?? unrecorded(parent);
  const scope: Scope = { tracer, fields };
  return context.with(trace.setSpan(parent, span).setValue(scopeKey, scope), () =>
    untilEnd(span, work),
  );
}

/** Runs work as a span within the work around it; outside of traced work just runs it. */
export function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  const active = context.active();
  const tracer = scopeOf(active)?.tracer;
  if (tracer === undefined) return work();
  const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, active);
  return context.with(trace.setSpan(active, span), () => untilEnd(span, work));
}

/** Whether spans are made of what happens here. */
export function isRecorded(): boolean {
  return scopeOf(context.active())?.tracer !== undefined;
}

/** The current place in the trace as a `traceparent`; undefined outside of traced work. */
export function currentTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagator.inject(context.active(), carrier, {
    set: (target, key, value) => {
      target[key] = value;
    },
  });
  return carrier[TRACE_PARENT_HEADER];
}

/** What a log line says of the work that it is written in. */
export function currentTraceFields(): Partial<LoggedTrace> {
  const active = context.active();
  const span = trace.getSpanContext(active);
  if (span === undefined) return {};
  return { traceId: span.traceId, spanId: span.spanId, ...scopeOf(active)?.fields };
}

/** Names who acts, once that is known, for the log lines that follow. */
export function setTracedActor(actorId: string): void {
  const active = context.active();
  const scope = scopeOf(active);
  if (scope === undefined) return;
  scope.fields.actorId = actorId;
  trace.getSpan(active)?.setAttribute("enduser.id", actorId);
}

function scopeOf(active: Context): Scope | undefined {
  return active.getValue(scopeKey) as Scope | undefined;
}

function parentOf(traceparent: string | undefined): Context {
  if (traceparent === undefined) return ROOT_CONTEXT;
  return propagator.extract(ROOT_CONTEXT, { [TRACE_PARENT_HEADER]: traceparent }, headers);
}

const headers = {
  get: (carrier: Record<string, string>, key: string) => carrier[key],
  keys: (carrier: Record<string, string>) => Object.keys(carrier),
};

/** A span that is told to nobody but gives log lines and callees their ids. */
function unrecorded(parent: Context): Span {
  const caller = trace.getSpanContext(parent);
  const continues = caller !== undefined && isSpanContextValid(caller);
  return trace.wrapSpanContext({
    traceId: continues ? caller.traceId : randomHex(),
    spanId: randomHex().slice(0, 16),
    traceFlags: continues ? caller.traceFlags : TraceFlags.NONE,
  });
}

function randomHex(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

async function untilEnd<Result>(
  span: Span,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(span);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
    throw error;
  } finally {
    span.end();
  }
}
