import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Discussion } from "./contract.ts";
import { countOpen } from "./repo.ts";

interface GetDiscussion {
  ctx: UserContext;
  input: { docId: string };
}

/** How much of a document's discussion is open; one round trip. */
export async function getDiscussion({ ctx, input }: GetDiscussion): Promise<Discussion> {
  const discussion = await countOpen(ctx.db, ctx.actor.userId, input.docId);
  if (discussion === undefined) throw new NotFoundError("document");
  return discussion;
}
