import { checkDocument } from "../../../../../worker/modules/documents/generation/guardrails/check-document.ts";
import type { CheckAnswer, CheckRequest } from "./checks-protocol.ts";

addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  const { text, rules } = data;
  const { findings } = checkDocument(text, rules.pack, { knownText: rules.knownText });
  postMessage(findings satisfies CheckAnswer);
});
