import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Me, UpdateMeRequest } from "./contract.ts";
import { getMe } from "./get-me.ts";
import { updateUser } from "./repo.ts";

interface UpdateMe {
  ctx: UserContext;
  input: UpdateMeRequest;
}

/** Changes what the caller is called and wants. */
export async function updateMe({ ctx, input }: UpdateMe): Promise<Me> {
  const me = await getMe({ ctx });
  const [home] = me.memberships;
  const { name = me.name } = input;
  const preferences = { ...me.preferences, ...input.preferences };
  const audit =
    name === me.name || home === undefined
      ? undefined
      : auditRow(ctx, {
          organizationId: home.organizationId,
          action: "user.updated",
          entityType: "user",
          entityId: me.id,
          data: { before: { name: me.name }, after: { name } },
        });
  await updateUser(ctx.db, me.id, { name, ...preferences }, audit);
  return { ...me, name, preferences };
}
