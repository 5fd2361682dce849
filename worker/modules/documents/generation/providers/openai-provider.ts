import { buildMessages } from "./build-messages.ts";
import { type ModelLimits, modelLimits } from "./model-limits.ts";
import { ProviderFailure } from "./provider-failure.ts";
import { readChat } from "./read-chat.ts";
import type { SectionProvider } from "./section-provider.ts";
import { readServerSentEvents } from "./server-sent-events.ts";

export interface OpenAiOptions {
  /** Address up to and including the version, such as `https://models.example.com/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
  limits?: ModelLimits;
}

function retryAfterMs(headers: Headers): number | undefined {
  const exact = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const header = headers.get("retry-after");
  if (header === null) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function failureOf(response: Response): ProviderFailure {
  const { status } = response;
  const options = { retryAfterMs: retryAfterMs(response.headers) };
  if (status === 429) return new ProviderFailure("rate-limited", options);
  if (status === 401 || status === 403) return new ProviderFailure("not-authorized");
  if (status === 408) return new ProviderFailure("timeout", options);
  if (status >= 500) return new ProviderFailure("server-error", options);
  return new ProviderFailure("rejected");
}

/** A writer behind any endpoint that speaks the streamed chat completions protocol of OpenAI. */
export function createOpenAiProvider(options: OpenAiOptions): SectionProvider {
  const { baseUrl, apiKey, model, limits = modelLimits } = options;
  const url = `${baseUrl.replace(/\/+$/, "")}/chat/completions`;

  async function connect(body: string, signal: AbortSignal): Promise<Response> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), limits.connectMs);
    try {
      return await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: {
          "Content-Type": "application/json",
          Accept: "text/event-stream",
          Authorization: `Bearer ${apiKey || "none"}`,
        },
        body,
        signal: AbortSignal.any([signal, deadline.signal]),
      });
    } catch (cause) {
      signal.throwIfAborted();
      throw new ProviderFailure(deadline.signal.aborted ? "timeout" : "unreachable", { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    name: "openai",
    model,
    usesPrompts: true,
    async *streamSection(request, signal) {
      const messages = buildMessages(request);
      const body = { model, messages, stream: true, stream_options: { include_usage: true } };
      const response = await connect(JSON.stringify(body), signal);
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        throw failureOf(response);
      }
      yield* readChat(readServerSentEvents(response.body));
    },
  };
}
