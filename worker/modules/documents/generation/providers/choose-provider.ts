import { createComposerProvider } from "./composer-provider.ts";
import { createOpenAiProvider } from "./openai-provider.ts";
import type { SectionProvider } from "./section-provider.ts";

export interface LanguageModel {
  baseUrl: string;
  apiKey: string;
  model: string;
}

/** The configured language model, or the embedded writer where none is configured. */
export function chooseProvider(languageModel: LanguageModel | undefined): SectionProvider {
  return languageModel ? createOpenAiProvider(languageModel) : createComposerProvider();
}
