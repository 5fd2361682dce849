import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { GenerationQuality } from "./contract.ts";
import { findQuality } from "./repo.ts";

const DAYS = 90;
const DAY_MS = 86_400_000;

interface GetGenerationQuality {
  ctx: UserContext;
  input: { organizationId: string };
}

/** How often sections passed their checks in the last 90 days, by pack and model; one round trip. */
export async function getGenerationQuality({
  ctx,
  input,
}: GetGenerationQuality): Promise<GenerationQuality> {
  const { organizationId } = input;
  const since = new Date(ctx.now.getTime() - DAYS * DAY_MS).toISOString();
  const until = new Date(ctx.now.getTime() + DAY_MS).toISOString();
  const span = { from: since, until };
  const found = await findQuality(ctx.db, { userId: ctx.actor.userId, organizationId, span });
  if (found === undefined) throw new NotFoundError("organization");
  assertCan(found.role, "usage.read");
  return { since, items: found.items };
}
