import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { DomainError } from "../../../../kernel/errors.ts";
import { buildMessages } from "./build-messages.ts";
import type { SectionProvider, SectionResult } from "./section-provider.ts";

export interface OpenAiOptions {
  /** Address up to and including the version, such as `https://models.example.com/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
  /** Longest wait for an answer to begin; 45 s unless told. The body may take as long again for each attempt. */
  timeoutMs?: number;
  /** Further attempts after a failure that may pass; 2 unless told. */
  maxRetries?: number;
}

const DEFAULT_TIMEOUT_MS = 45_000;
const DEFAULT_RETRIES = 2;
const WRAPPING_FENCE = /^(`{3,}|~{3,})[ \t]*(?:markdown|md)?[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*$/i;

function failure(
  code: "UPSTREAM_FAILED" | "UNAVAILABLE",
  reason: string,
  message: string,
  cause?: unknown,
) {
  return new DomainError(code, message, { reason }, { cause });
}

function withoutWrappingFence(text: string): string {
  const trimmed = text.trim();
  return WRAPPING_FENCE.exec(trimmed)?.[2]?.trim() ?? trimmed;
}

function explain(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return failure("UNAVAILABLE", "timeout", "The language model did not answer in time.", error);
  }
  if (error instanceof APIConnectionError) {
    return failure("UNAVAILABLE", "unreachable", "The language model could not be reached.", error);
  }
  if (error instanceof RateLimitError) {
    return failure(
      "UNAVAILABLE",
      "rate-limited",
      "The language model is taking no more requests at the moment.",
      error,
    );
  }
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) {
    return failure(
      "UPSTREAM_FAILED",
      "not-authorized",
      "The language model refused the configured key.",
      error,
    );
  }
  if (error instanceof APIError && (error.status ?? 0) >= 500) {
    return failure("UNAVAILABLE", "server-error", "The language model failed to answer.", error);
  }
  if (error instanceof APIError && error.status !== undefined) {
    return failure(
      "UPSTREAM_FAILED",
      "rejected",
      "The language model rejected the request.",
      error,
    );
  }
  if (error instanceof SyntaxError) {
    return failure(
      "UPSTREAM_FAILED",
      "malformed",
      "The language model sent an answer that cannot be read.",
      error,
    );
  }
  return failure("UNAVAILABLE", "broken-off", "The language model broke off its answer.", error);
}

function readAnswer(answer: unknown): SectionResult {
  const completion: Partial<OpenAI.ChatCompletion> =
    typeof answer === "object" && answer !== null ? answer : {};
  const choice = completion.choices?.[0];
  if (!choice?.message) {
    throw failure(
      "UPSTREAM_FAILED",
      "malformed",
      "The language model sent an answer that cannot be read.",
    );
  }
  if (choice.message.refusal || choice.finish_reason === "content_filter") {
    throw failure(
      "UPSTREAM_FAILED",
      "refused",
      "The language model refused to write this section.",
    );
  }
  if (choice.finish_reason === "length") {
    throw failure(
      "UPSTREAM_FAILED",
      "cut-off",
      "The language model ran out of room before the section was finished.",
    );
  }
  const markdown = withoutWrappingFence(choice.message.content ?? "");
  if (markdown === "") {
    throw failure("UPSTREAM_FAILED", "empty", "The language model sent an empty answer.");
  }
  const { usage } = completion;
  return {
    markdown,
    ...(usage
      ? { usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } }
      : {}),
  };
}

/** The client's own timeout ends with the headers; this one holds while the body arrives. */
async function before<T>(deadline: AbortSignal, work: PromiseLike<T>): Promise<T> {
  return await Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
    }),
  ]);
}

/** A writer behind any endpoint that speaks the chat completions protocol of OpenAI. */
export function createOpenAiProvider(options: OpenAiOptions): SectionProvider {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, maxRetries = DEFAULT_RETRIES } = options;
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey || "none",
    timeout: timeoutMs,
    maxRetries,
  });
  return {
    name: "openai",
    model: options.model,
    writeSection: async (request, signal) => {
      signal?.throwIfAborted();
      const deadline = AbortSignal.timeout(timeoutMs * (maxRetries + 1));
      try {
        const completion = client.chat.completions.create(
          { model: options.model, messages: buildMessages(request) },
          { signal: signal ? AbortSignal.any([signal, deadline]) : deadline },
        );
        return readAnswer(await before(deadline, completion));
      } catch (error) {
        signal?.throwIfAborted();
        throw explain(deadline.aborted ? new APIConnectionTimeoutError() : error);
      }
    },
  };
}
