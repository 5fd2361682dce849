import type { GuardrailReport } from "../../../../../worker/modules/documents/generation/guardrails/check-document.ts";
import type { CheckRules } from "../api/get-check-rules.ts";

/** What the checks' worker is asked. */
export interface CheckRequest {
  text: string;
  rules: CheckRules;
}

/** What it found, errors first. */
export type CheckAnswer = GuardrailReport["findings"];
export type CheckFinding = CheckAnswer[number];
