import { type ModelLimits, modelLimits } from "./model-limits.ts";
import { ProviderFailure } from "./provider-failure.ts";
import type { SectionPart, SectionProvider } from "./section-provider.ts";

/** Ends an attempt that does not begin, stalls or does not come to an end. */
export function withDeadlines(
  provider: SectionProvider,
  limits: ModelLimits = modelLimits,
): SectionProvider {
  return {
    ...provider,
    async *streamSection(request, signal) {
      const attempt = new AbortController();
      const both = AbortSignal.any([signal, attempt.signal]);
      const parts = provider.streamSection(request, both)[Symbol.asyncIterator]();
      const startedAt = Date.now();
      let length = 0;
      try {
        while (true) {
          const untilEnd = limits.totalMs - (Date.now() - startedAt);
          const patience = length === 0 ? limits.connectMs + limits.firstTextMs : limits.idleMs;
          const next = await within(parts, Math.min(patience, untilEnd), signal);
          if (next.done) return;
          if (next.value.kind === "text") length += next.value.text.length;
          if (length > limits.longestAnswer) throw new ProviderFailure("too-long");
          yield next.value;
        }
      } finally {
        attempt.abort();
        void parts.return?.().catch(() => undefined);
      }
    },
  };
}

async function within(
  parts: AsyncIterator<SectionPart>,
  ms: number,
  signal: AbortSignal,
): Promise<IteratorResult<SectionPart>> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ProviderFailure("timeout")), Math.max(0, ms));
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([parts.next(), promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
