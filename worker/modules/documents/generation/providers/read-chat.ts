import { z } from "zod";
import { ProviderFailure } from "./provider-failure.ts";
import type { SectionPart } from "./section-provider.ts";

/** No section takes more; a count beyond it is a mistake of the provider. */
const mostTokens = 10_000_000;
const Tokens = z.number().int().min(0).max(mostTokens);

const Chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .optional(),
  /** Older models of Workers AI answer with this alone. */
  response: z.union([z.string(), z.number()]).nullish(),
  usage: z.object({ prompt_tokens: Tokens, completion_tokens: Tokens }).nullish().catch(null),
  error: z.unknown().optional(),
});

const END = "[DONE]";

function parse(data: string): z.infer<typeof Chunk> {
  try {
    return Chunk.parse(JSON.parse(data));
  } catch (cause) {
    throw new ProviderFailure("malformed", { cause });
  }
}

/**
 * The text in the chunks of a streamed chat completion, as OpenAI and Workers AI send them. Fails
 * when the model refuses, runs out of room, breaks off or speaks another protocol.
 */
export async function* readChat(events: AsyncIterable<string>): AsyncGenerator<SectionPart> {
  let ended = false;
  let understood = false;
  for await (const data of events) {
    if (data === END) {
      ended = true;
      break;
    }
    const { choices, response, usage, error } = parse(data);
    if (error) throw new ProviderFailure("server-error");
    const choice = choices?.[0];
    understood ||= choices !== undefined || (response ?? undefined) !== undefined;
    const { content, refusal } = choice?.delta ?? {};
    if (refusal || choice?.finish_reason === "content_filter") throw new ProviderFailure("refused");
    const text = content ?? String(response ?? "");
    if (text !== "") yield { kind: "text", text };
    if (choice?.finish_reason === "length") throw new ProviderFailure("cut-off");
    ended ||= Boolean(choice?.finish_reason);
    if (usage) {
      const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage;
      yield { kind: "usage", usage: { inputTokens, outputTokens } };
    }
  }
  if (!understood) throw new ProviderFailure("malformed");
  if (!ended) throw new ProviderFailure("broken-off");
}
