import { DomainError } from "../../../kernel/errors.ts";

/** What can come between a person and signing in with a provider. */
export type OAuthProblem =
  | "cancelled"
  | "expired"
  | "provider_failed"
  | "no_email"
  | "linked_elsewhere"
  | "already_linked"
  | "signed_out";

const problems: Record<OAuthProblem, string> = {
  cancelled: "The provider was not allowed to sign you in.",
  expired: "This attempt is over. It works once, for ten minutes, in the browser that began it.",
  provider_failed: "The provider did not say who you are. Try again in a moment.",
  no_email: "The provider knows no confirmed e-mail address of yours.",
  linked_elsewhere: "This account at the provider opens another account here.",
  already_linked: "Your account has another account of this provider.",
  signed_out: "You were signed out meanwhile.",
};

/** Signing in with a provider went wrong; the reason says what the person can do. */
export class OAuthError extends DomainError {
  constructor(reason: OAuthProblem, cause?: unknown) {
    super("CONFLICT", problems[reason], { reason }, { cause });
  }
}

/** There is an account with this e-mail; who owns it has to say so. */
export class PasswordRequiredError extends DomainError {
  constructor(details: { email: string; provider: string; mayCreate: boolean }) {
    super("UNAUTHENTICATED", "Enter the password of your account to connect it.", {
      reason: "password_required",
      ...details,
    });
  }
}

/** Without it nobody could sign in any more. */
export class LastWayInError extends DomainError {
  constructor() {
    super("CONFLICT", "This is the only way into your account. Choose a password first.", {
      reason: "last_way_in",
    });
  }
}
