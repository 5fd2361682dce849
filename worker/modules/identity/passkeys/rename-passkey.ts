import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Passkey, RenamePasskeyRequest } from "./contract.ts";
import { updatePasskeyName } from "./repo.ts";

interface RenamePasskey {
  ctx: UserContext;
  input: RenamePasskeyRequest & { passkeyId: string };
}

/** Calls a passkey of the caller otherwise, so that they can tell their devices apart. */
export async function renamePasskey({ ctx, input }: RenamePasskey): Promise<Passkey> {
  const passkey = await updatePasskeyName(ctx.db, { userId: ctx.actor.userId, ...input });
  if (passkey === undefined) throw new NotFoundError("passkey");
  return passkey;
}
