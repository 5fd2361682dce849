import { DomainError } from "../../../kernel/errors.ts";
import type { GuardrailReport } from "./guardrails/report.ts";

/** The written text does not pass the guardrails, even after one attempt to mend it. */
export class GenerationFailedError extends DomainError {
  readonly report: GuardrailReport;

  constructor(heading: string | undefined, report: GuardrailReport) {
    const errors = report.findings.filter(({ severity }) => severity === "error");
    const first = errors[0] ? ` ${errors[0].message}` : "";
    const where = heading === undefined ? "The document" : `The section “${heading}”`;
    super("UPSTREAM_FAILED", `${where} does not meet the requirements of its kind.${first}`, {
      reason: "guardrails",
      section: heading ?? null,
      findings: errors.slice(0, 20),
    });
    this.name = "GenerationFailedError";
    this.report = report;
  }
}
