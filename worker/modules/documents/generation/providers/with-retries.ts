import type { Circuit } from "./circuit.ts";
import { type ModelLimits, modelLimits } from "./model-limits.ts";
import { ProviderFailure } from "./provider-failure.ts";
import type { SectionProvider } from "./section-provider.ts";

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}

/** The wait before the next attempt; undefined where it is not worth waiting here. */
function waitBefore(
  failure: ProviderFailure,
  attempt: number,
  limits: ModelLimits,
): number | undefined {
  const asked = failure.retryAfterMs ?? 0;
  if (asked > limits.longestWaitMs) return undefined;
  const backoff = Math.min(limits.backoffMs * 2 ** (attempt - 1), limits.longestWaitMs);
  return Math.max(asked, Math.random() * backoff);
}

/**
 * Asks again after a failure that may pass, with exponential backoff and jitter and no sooner than
 * the server wants, and leaves a model alone that keeps failing (circuit breaker).
 */
export function withRetries(
  provider: SectionProvider,
  circuit: Circuit,
  limits: ModelLimits = modelLimits,
): SectionProvider {
  const key = `${provider.name}:${provider.model}`;
  return {
    ...provider,
    async *streamSection(request, signal) {
      for (let attempt = 1; ; attempt += 1) {
        const waitMs = await circuit.waitMs(key);
        if (waitMs > 0) throw new ProviderFailure("circuit-open", { retryAfterMs: waitMs });
        let begun = false;
        try {
          for await (const part of provider.streamSection(request, signal)) {
            begun ||= part.kind === "text";
            yield part;
          }
          await circuit.succeeded(key);
          return;
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof ProviderFailure && error.mayPass)) throw error;
          await circuit.failed(key, limits);
          const wait = attempt < limits.attempts ? waitBefore(error, attempt, limits) : undefined;
          if (wait === undefined) throw error;
          if (begun) yield { kind: "restart" };
          await pause(wait, signal);
        }
      }
    },
  };
}
