import { isUniqueViolation } from "../../../db/errors.ts";
import type { OAuthProvider } from "../../../oauth-providers.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { securityPage } from "../sessions/security-page.ts";
import { OAuthError } from "./errors.ts";
import type { Profile } from "./profile.ts";
import { findLinkedAccount, findLinker, insertLinkedAccount } from "./repo.ts";

interface Owner {
  user: { id: string; email: string; name: string };
  organization: { id: string };
}

/** Connects a provider's account with that of a session which still lasts, and tells its holder. */
export async function connectFromSession(
  ctx: Context,
  provider: OAuthProvider,
  profile: Profile,
  caller: { userId: string; sessionId: string },
): Promise<void> {
  const now = ctx.now.toISOString();
  const owner = await findLinker(ctx.db, { ...caller, now });
  if (owner === undefined) throw new OAuthError("signed_out");
  await connect(ctx, provider, profile, owner);
}

/** Connects a provider's account with one whose owner has proved it is theirs; doing so twice is fine. */
export async function connect(
  ctx: Context,
  provider: OAuthProvider,
  { subject, email }: Profile,
  { user, organization }: Owner,
): Promise<void> {
  const actor = { kind: "user", userId: user.id, sessionId: "" } as const;
  const audit = auditRow(
    { ...ctx, actor },
    {
      organizationId: organization.id,
      action: "user.account_linked",
      entityType: "user",
      entityId: user.id,
      data: { provider: provider.name, account: email },
    },
  );
  const mail = sendEmail(ctx, "way-in-changed", user.email, {
    name: user.name,
    change: `From now on, ${provider.name} opens your account as well.`,
    url: securityPage(ctx),
  });
  const createdAt = ctx.now.toISOString();
  const row = { provider: provider.id, subject, userId: user.id, email, createdAt };
  try {
    await insertLinkedAccount(ctx.db, row, audit, mail.statements);
  } catch (cause) {
    if (!isLinkedAlready(cause)) throw cause;
    const linked = await findLinkedAccount(ctx.db, provider.id, subject);
    if (linked?.user.id === user.id) return;
    throw new OAuthError(linked === undefined ? "already_linked" : "linked_elsewhere", cause);
  }
  mail.handOver();
}

function isLinkedAlready(cause: unknown): boolean {
  return (
    isUniqueViolation(cause, "linked_accounts_provider_subject_pk") ||
    isUniqueViolation(cause, "linked_accounts_user")
  );
}
