import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
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
  input: SignUpRequest & { client: ClientInfo };
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
  });
  return { ...session.tokens, user, organization };
}
