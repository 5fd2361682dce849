import { DomainError } from "../../../../kernel/errors.ts";

/** A file that nothing can be made of; the message says what to do about it. */
export function unreadable(message: string, options?: ErrorOptions): DomainError {
  const issues = [{ path: "body", code: "unreadable_file", message }];
  return new DomainError("VALIDATION_FAILED", message, { issues }, options);
}
