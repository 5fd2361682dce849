import { composeSection } from "../compose/compose-section.ts";
import type { SectionProvider } from "./section-provider.ts";

/** The embedded writer: composes from the context, without network, the same for the same input. */
export function createComposerProvider(): SectionProvider {
  return {
    name: "composer",
    model: "composer-1",
    writeSection: async (request, signal) => {
      signal?.throwIfAborted();
      return { markdown: composeSection(request) };
    },
  };
}
