import { DomainError } from "../../../kernel/errors.ts";

const nothingSaved = "none";
const entityTag = /^"(none|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"$/;

/** The entity tag of answers that were saved then; null before the first save. */
export function contextEtag(updatedAt: string | null): string {
  return `"${updatedAt ?? nothingSaved}"`;
}

/** When the answers were saved that an edit started from; undefined when any may be replaced. */
export function readIfMatch(header: string | undefined): string | null | undefined {
  const value = header?.trim();
  if (value === undefined || value === "*") return undefined;
  const updatedAt = entityTag.exec(value)?.[1];
  if (updatedAt === undefined || (updatedAt !== nothingSaved && !isMoment(updatedAt))) {
    const message = "must be the ETag of the answers, or *";
    throw new DomainError("VALIDATION_FAILED", "The If-Match header is not valid.", {
      issues: [{ path: "header.If-Match", code: "invalid_etag", message }],
    });
  }
  return updatedAt === nothingSaved ? null : updatedAt;
}

function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
