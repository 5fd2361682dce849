import { composeSection } from "../compose/compose-section.ts";
import type { SectionProvider } from "./section-provider.ts";

/** Big enough that a section is there at once, small enough that people see it grow. */
const PIECE = /[\s\S]{1,800}/gu;

/** The embedded writer: composes from the context, without network, the same for the same input. */
export function createComposerProvider(): SectionProvider {
  return {
    name: "composer",
    model: "composer-1",
    usesPrompts: false,
    async *streamSection(request, signal) {
      for (const [text] of composeSection(request).matchAll(PIECE)) {
        signal.throwIfAborted();
        yield { kind: "text", text };
      }
    },
  };
}
