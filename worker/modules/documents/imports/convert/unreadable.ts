import { DomainError } from "../../../../kernel/errors.ts";

/** A file that nothing can be made of; the message says what to do about it. */
export function unreadable(message: string): DomainError {
  return new DomainError("VALIDATION_FAILED", message, {
    issues: [{ path: "body", code: "unreadable_file", message }],
  });
}
