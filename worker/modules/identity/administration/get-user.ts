import type { UserContext } from "../../../platform/context.ts";
import type { PlatformUserDetails } from "./contract.ts";
import { findTarget } from "./find-target.ts";

interface GetUser {
  ctx: UserContext;
  input: { userId: string };
}

/** A person with their organizations; one round trip. */
export async function getUser({ ctx, input }: GetUser): Promise<PlatformUserDetails> {
  return await findTarget(ctx, input.userId, "platform_user.read");
}
