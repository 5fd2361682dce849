import { isUniqueViolation } from "../../../db/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import type { OAuthProvider } from "../../../oauth-providers.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { insertAccount } from "../accounts/repo.ts";
import { workspaceName } from "../accounts/sign-up.ts";
import { welcome } from "../accounts/welcome.ts";
import { claiming } from "../recovery/repo.ts";
import type { SignedIn } from "../sessions/contract.ts";
import { deviceKey } from "../sessions/describe-device.ts";
import { newSession } from "../sessions/new-session.ts";
import { OAuthError } from "./errors.ts";
import type { Profile } from "./profile.ts";

/**
 * Creates an account without a password for who a provider vouches for, and signs in to it. Throws
 * CONFLICT when another account has confirmed the e-mail meanwhile.
 */
export async function createLinkedAccount(
  ctx: Context,
  provider: OAuthProvider,
  { subject, email, name }: Profile,
  client: ClientInfo,
): Promise<SignedIn> {
  if (email === null) throw new OAuthError("no_email");
  await enforceLimit({ ctx, policy: "signUp", address: client.ipAddress, account: email });
  const createdAt = ctx.now.toISOString();
  const user = { id: newId("user"), email, name };
  const organization = { id: newId("organization"), name: workspaceName(name), personal: true };
  const session = await newSession(ctx, user.id, client);
  const mail = welcome(ctx, user);
  const created = insertAccount(ctx.db, {
    user: {
      ...user,
      passwordHash: lockedPasswordHash,
      emailVerifiedAt: createdAt,
      createdAt,
    },
    organization: { ...organization, createdAt },
    membership: { organizationId: organization.id, userId: user.id, role: "OWNER", createdAt },
    session: session.row,
    device: { userId: user.id, device: deviceKey(client), firstSeenAt: createdAt },
    audit: auditRow(session.user, {
      organizationId: organization.id,
      action: "user.signed_up",
      entityType: "user",
      entityId: user.id,
      data: { provider: provider.name },
    }),
    linked: {
      provider: provider.id,
      subject,
      userId: user.id,
      email,
      createdAt,
      lastUsedAt: createdAt,
    },
    mail: mail.statements,
  });
  try {
    await claiming(created);
  } catch (cause) {
    // The same person in another tab was faster; their next attempt signs in.
    if (isUniqueViolation(cause, "linked_accounts_provider_subject_pk")) {
      throw new OAuthError("expired", cause);
    }
    throw cause;
  }
  mail.handOver();
  return { ...session.tokens, user, organization };
}
