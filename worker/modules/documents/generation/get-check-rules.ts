import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { knownTextOf } from "./known-text.ts";
import { effectivePack } from "./pack-name.ts";
import type { PromptPack } from "./promptpacks/pack.ts";
import { findCheckSource } from "./repo.ts";

interface CheckRulesOf {
  promptPack: string;
  pack: PromptPack;
  knownText: string;
}

interface GetCheckRules {
  ctx: UserContext;
  input: { docId: string };
}

/** What a draft is checked against, so that an editor can check it while somebody types. */
export async function getCheckRules({ ctx, input }: GetCheckRules): Promise<CheckRulesOf> {
  const source = await findCheckSource(ctx.db, ctx.actor.userId, input.docId);
  if (source === undefined) throw new NotFoundError("document");
  return {
    promptPack: source.promptPack,
    pack: effectivePack(source),
    knownText: knownTextOf(source.context ?? {}, source.title),
  };
}
