/** Every code an API answer or a socket message can carry; the status table in http/ must name each. */
export const errorCodes = [
  "VALIDATION_FAILED",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "CONFLICT",
  "NOT_READY",
  "IDEMPOTENCY_KEY_REUSED",
  "PRECONDITION_FAILED",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "UPGRADE_REQUIRED",
  "PRECONDITION_REQUIRED",
  "RATE_LIMITED",
  "UPSTREAM_FAILED",
  "UNAVAILABLE",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorDetails = Record<string, unknown>;

/** A failure the caller can be told about: the message is shown to people, details to programs. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}

/** The row does not exist, or belongs to another tenant; callers cannot tell which. */
export class NotFoundError extends DomainError {
  constructor(entity: string) {
    super("NOT_FOUND", `This ${entity} does not exist, or you have no access to it.`, { entity });
  }
}

/** The caller belongs to the tenant but their role does not carry the permission. */
export class ForbiddenError extends DomainError {
  constructor(permission: string) {
    super(
      "FORBIDDEN",
      "Your role does not allow this. Ask an owner or admin of the organization.",
      {
        permission,
      },
    );
  }
}
