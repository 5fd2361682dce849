import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import type { AddMemberRequest, Member } from "./contract.ts";
import { NoSuchAccountError } from "./errors.ts";
import { assertCanManage } from "./policy.ts";
import { findCandidate, insertMembership } from "./repo.ts";

interface AddMember {
  ctx: UserContext;
  input: AddMemberRequest & { organizationId: string; address: string | null };
}

/** Makes the person with this e-mail a member; NOT_FOUND without such an account, CONFLICT twice. */
export async function addMember({ ctx, input }: AddMember): Promise<Member> {
  const { organizationId, role } = input;
  await enforceLimit({
    ctx,
    policy: "addMember",
    address: input.address,
    account: ctx.actor.userId,
  });
  const candidate = await findCandidate(ctx.db, ctx.actor.userId, organizationId, input.email);
  if (candidate === undefined) throw new NotFoundError("organization");
  assertCanManage(candidate.callerRole, role);
  const { account } = candidate;
  if (account === null) throw new NoSuchAccountError();
  const { id: userId, name, email } = account;
  const createdAt = ctx.now.toISOString();
  const audit = auditRow(ctx, {
    organizationId,
    action: "member.added",
    entityType: "user",
    entityId: userId,
    data: { email, role },
  });
  await insertMembership(ctx.db, { organizationId, userId, role, createdAt }, audit);
  return { userId, name, email, role, createdAt };
}
