import type { LanguageModel } from "../../../../env.ts";
import type { Circuit } from "./circuit.ts";
import { createComposerProvider } from "./composer-provider.ts";
import { createOpenAiProvider } from "./openai-provider.ts";
import type { SectionProvider } from "./section-provider.ts";
import { withDeadlines } from "./with-deadlines.ts";
import { withRetries } from "./with-retries.ts";
import { createWorkersAiProvider } from "./workers-ai-provider.ts";

/** The configured language model, or the embedded writer where none is configured. */
export function chooseProvider(
  languageModel: LanguageModel | undefined,
  circuit: Circuit,
): SectionProvider {
  if (languageModel === undefined) return createComposerProvider();
  const provider =
    languageModel.kind === "openai"
      ? createOpenAiProvider(languageModel)
      : createWorkersAiProvider(languageModel);
  return withRetries(withDeadlines(provider), circuit);
}
