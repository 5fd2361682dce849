import type { UserContext } from "../../../platform/context.ts";
import type { Invitation } from "../invitations/contract.ts";
import { createInvitation } from "../invitations/create-invitation.ts";
import type { AddMemberRequest } from "./contract.ts";

interface AddMember {
  ctx: UserContext;
  input: AddMemberRequest & { organizationId: string; origin: string; address: string | null };
}

/**
 * Invites the person with this e-mail. The answer is the same whether there is such an account or
 * not; whoever has the mailbox decides.
 */
export async function addMember({ ctx, input }: AddMember): Promise<Invitation> {
  return await createInvitation({ ctx, input });
}
