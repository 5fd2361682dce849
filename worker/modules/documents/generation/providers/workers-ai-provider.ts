import type { WorkersAi } from "../../../../env.ts";
import { buildMessages } from "./build-messages.ts";
import { ProviderFailure } from "./provider-failure.ts";
import { readChat } from "./read-chat.ts";
import type { SectionProvider } from "./section-provider.ts";
import { readServerSentEvents } from "./server-sent-events.ts";

const LONGEST_ANSWER_TOKENS = 8_192;

/** A writer behind the Workers AI binding of Cloudflare. */
export function createWorkersAiProvider({
  ai,
  model,
}: {
  ai: WorkersAi;
  /** Such as `@cf/meta/llama-3.3-70b-instruct-fp8-fast`. */
  model: string;
}): SectionProvider {
  return {
    name: "workers-ai",
    model,
    usesPrompts: true,
    async *streamSection(request, signal) {
      signal.throwIfAborted();
      const messages = buildMessages(request);
      const input = { messages, stream: true as const, max_tokens: LONGEST_ANSWER_TOKENS };
      const answer = await ai.run(model, input).catch((cause: unknown) => {
        const limited =
          cause instanceof Error && /\b(?:3040|429|capacity|limit)\b/iu.test(cause.message);
        throw new ProviderFailure(limited ? "rate-limited" : "server-error", { cause });
      });
      signal.throwIfAborted();
      if (!(answer instanceof ReadableStream)) throw new ProviderFailure("malformed");
      yield* readChat(readServerSentEvents(answer));
    },
  };
}
