import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { newLinkToken } from "../recovery/link-tokens.ts";
import { verificationUrl } from "../recovery/resend-verification.ts";
import type { SignedIn } from "../sessions/contract.ts";
import { type ClientInfo, newSession } from "../sessions/new-session.ts";
import type { SignUpRequest } from "./contract.ts";
import { hashPassword } from "./password-hash.ts";
import { insertAccount } from "./repo.ts";

/** Creates an account with an organization it owns and a session; CONFLICT when the e-mail is taken. */
export async function signUp({
  ctx,
  input,
}: {
  ctx: Context;
  input: SignUpRequest & { client: ClientInfo; origin: string };
}): Promise<SignedIn> {
  await enforceLimit({ ctx, policy: "signUp", address: input.client.ipAddress });
  const createdAt = ctx.now.toISOString();
  const user = { id: newId("user"), email: input.email, name: input.name };
  const organization = {
    id: newId("organization"),
    name: input.organizationName ?? `${input.name}'s workspace`,
    personal: true,
  };
  const passwordHash = await hashPassword(input.password);
  const session = await newSession(ctx, user.id, input.client);
  const verification = await newLinkToken(ctx, "verify_email", user.id);
  const mail = sendEmail(ctx, "verify-email", user.email, {
    name: user.name,
    url: verificationUrl(input.origin, verification.token),
  });
  await insertAccount(ctx.db, {
    user: { ...user, passwordHash, createdAt },
    organization: { ...organization, createdAt },
    membership: {
      organizationId: organization.id,
      userId: user.id,
      role: "OWNER",
      createdAt,
    },
    session: session.row,
    audit: auditRow(session.user, {
      organizationId: organization.id,
      action: "user.signed_up",
      entityType: "user",
      entityId: user.id,
    }),
    verification: verification.row,
    mail: mail.statements,
  });
  mail.handOver();
  return { ...session.tokens, user, organization };
}
