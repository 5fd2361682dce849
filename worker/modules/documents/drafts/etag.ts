import { DomainError } from "../../../kernel/errors.ts";
import { draftEtag, parseIfMatch } from "./sections.ts";

export { draftEtag };

/** The revision an edit started from; throws PRECONDITION_REQUIRED without the header. */
export function requireIfMatch(header: string | undefined): number | "*" {
  const ifMatch = parseIfMatch(header);
  if (ifMatch === undefined) {
    throw new DomainError(
      "PRECONDITION_REQUIRED",
      "Send the draft's ETag as If-Match, so that nobody's text is overwritten.",
    );
  }
  if (ifMatch === "invalid") {
    const message = 'must be an ETag such as "r12", or *';
    throw new DomainError("VALIDATION_FAILED", "The If-Match header is not valid.", {
      issues: [{ path: "header.If-Match", code: "invalid_etag", message }],
    });
  }
  return ifMatch;
}
