import { NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { AlreadyMemberError } from "../members/errors.ts";
import { assertCanManage } from "../members/policy.ts";
import type { CreateInvitationRequest, Invitation } from "./contract.ts";
import { newInvitationToken } from "./invitation-token.ts";
import { findInviter, insertInvitation } from "./repo.ts";

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

interface CreateInvitation {
  ctx: UserContext;
  input: CreateInvitationRequest & {
    organizationId: string;
    address: string | null;
  };
}

/** Mails an invitation for seven days; an open one to the same address is replaced. */
export async function createInvitation({ ctx, input }: CreateInvitation): Promise<Invitation> {
  const { organizationId, email, role, address } = input;
  const { userId } = ctx.actor;
  await enforceLimit({ ctx, policy: "invite", address, account: userId });
  const inviter = await findInviter(ctx.db, userId, organizationId, email);
  if (inviter === undefined) throw new NotFoundError("organization");
  assertCanManage(inviter.role, role);
  if (inviter.isMember) throw new AlreadyMemberError();
  const id = newId("invitation");
  const { token, tokenHash } = await newInvitationToken(id);
  const createdAt = ctx.now.toISOString();
  const expiresAt = new Date(ctx.now.getTime() + lifetimeMs).toISOString();
  const audit = auditRow(ctx, {
    organizationId,
    action: "invitation.created",
    entityType: "invitation",
    entityId: id,
    data: { email, role },
  });
  const mail = sendEmail(ctx, "invitation", email, {
    inviter: inviter.name,
    organization: inviter.organizationName,
    role,
    url: `${ctx.origin}/invitations#${token}`,
  });
  const row = { id, organizationId, email, role, tokenHash, invitedBy: userId };
  await insertInvitation(ctx.db, { ...row, createdAt, expiresAt }, audit, mail.statements);
  mail.handOver();
  return { id, email, role, invitedBy: { id: userId, name: inviter.name }, createdAt, expiresAt };
}
