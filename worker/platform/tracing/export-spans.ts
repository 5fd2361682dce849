import type { Tracer } from "@opentelemetry/api";
import { JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  ParentBasedSampler,
  type ReadableSpan,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { Env } from "../../env.ts";
import { log } from "../log.ts";

const maxKeptSpans = 4_096;
const exportTimeoutMs = 5_000;

let finished: ReadableSpan[] = [];
const tracers = new Map<string, Tracer>();

/** Keeps finished spans of this isolate until they are exported, and drops what is too much. */
const keeping = {
  onStart: () => undefined,
  onEnd(span: ReadableSpan) {
    if (finished.length < maxKeptSpans) finished.push(span);
  },
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
};

/** What makes spans for an environment; undefined where they are exported nowhere. */
export function tracerOf({ tracing, appEnv }: Pick<Env, "tracing" | "appEnv">): Tracer | undefined {
  if (tracing === undefined) return undefined;
  const known = tracers.get(tracing.endpoint);
  if (known !== undefined) return known;
  const sampled = new TraceIdRatioBasedSampler(tracing.ratio);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      "service.name": "docuforge",
      "deployment.environment.name": appEnv,
    }),
    // A stranger's header may not decide what is recorded; one trace is decided alike everywhere.
    sampler: new ParentBasedSampler({ root: sampled, remoteParentSampled: sampled }),
    spanProcessors: [keeping],
  });
  const tracer = provider.getTracer("docuforge");
  tracers.set(tracing.endpoint, tracer);
  return tracer;
}

/** Sends the finished spans by OTLP over HTTP in its JSON form; what cannot be sent is lost. */
export async function exportSpans({ tracing }: Pick<Env, "tracing">): Promise<void> {
  const spans = finished;
  finished = [];
  if (tracing === undefined || spans.length === 0) return;
  const body = JsonTraceSerializer.serializeRequest(spans) as Uint8Array<ArrayBuffer>;
  try {
    const answer = await fetch(`${tracing.endpoint.replace(/\/$/, "")}/v1/traces`, {
      method: "POST",
      redirect: "manual",
      headers: { ...tracing.headers, "Content-Type": "application/json" },
      body,
      signal: AbortSignal.timeout(exportTimeoutMs),
    });
    if (!answer.ok) throw new Error(`The collector answered ${answer.status}.`);
  } catch (error) {
    log("warn", "spans.lost", { spans: spans.length, error });
  }
}
