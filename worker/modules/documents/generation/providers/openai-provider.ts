import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
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
  /** Longest wait for one answer; 45 s unless told. */
  timeoutMs?: number;
  /** Further attempts after a failure that may pass; 2 unless told. */
  maxRetries?: number;
}

const DEFAULT_TIMEOUT_MS = 45_000;
const DEFAULT_RETRIES = 2;
const WRAPPING_FENCE = /^(`{3,}|~{3,})[ \t]*(?:markdown|md)?[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*$/i;

function failure(code: "UPSTREAM_FAILED" | "UNAVAILABLE", reason: string, message: string, cause?: unknown) {
  return new DomainError(code, message, { reason }, { cause });
}

function withoutWrappingFence(text: string): string {
  const trimmed = text.trim();
  return WRAPPING_FENCE.exec(trimmed)?.[2]?.trim() ?? trimmed;
}

function explain(error: unknown): unknown {
  if (error instanceof DomainError || error instanceof APIUserAbortError) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return failure("UNAVAILABLE", "timeout", "The language model did not answer in time.", error);
  }
  if (error instanceof APIConnectionError) {
    return failure("UNAVAILABLE", "unreachable", "The language model could not be reached.", error);
  }
  if (error instanceof RateLimitError) {
    return failure("UNAVAILABLE", "rate-limited", "The language model is taking no more requests at the moment.", error);
  }
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) {
    return failure("UPSTREAM_FAILED", "not-authorized", "The language model refused the configured key.", error);
  }
  if (error instanceof APIError && (error.status ?? 0) >= 500) {
    return failure("UNAVAILABLE", "server-error", "The language model failed to answer.", error);
  }
  if (error instanceof APIError && error.status !== undefined) {
    return failure("UPSTREAM_FAILED", "rejected", "The language model rejected the request.", error);
  }
  return failure("UPSTREAM_FAILED", "malformed", "The language model sent an answer that cannot be read.", error);
}

function readAnswer(completion: Partial<OpenAI.ChatCompletion> | string): SectionResult {
  const choice = typeof completion === "string" ? undefined : completion.choices?.[0];
  if (typeof completion === "string" || !choice?.message) {
    throw failure("UPSTREAM_FAILED", "malformed", "The language model sent an answer that cannot be read.");
  }
  if (choice.message.refusal || choice.finish_reason === "content_filter") {
    throw failure("UPSTREAM_FAILED", "refused", "The language model refused to write this section.");
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

/** A writer behind any endpoint that speaks the chat completions protocol of OpenAI. */
export function createOpenAiProvider(options: OpenAiOptions): SectionProvider {
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey || "none",
    timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxRetries: options.maxRetries ?? DEFAULT_RETRIES,
  });
  return {
    name: "openai",
    model: options.model,
    writeSection: async (request, signal) => {
      signal?.throwIfAborted();
      try {
        const completion = await client.chat.completions.create(
          { model: options.model, messages: buildMessages(request) },
          { signal: signal ?? null },
        );
        return readAnswer(completion);
      } catch (error) {
        signal?.throwIfAborted();
        throw explain(error);
      }
    },
  };
}
