import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { peekDraft } from "../drafts/index.ts";
import type { DocumentRequirementPage, ListRequirementsQuery } from "./contract.ts";
import { pageRequirements } from "./page-requirements.ts";
import { findLatestText } from "./repo.ts";

interface ListDraftRequirements {
  ctx: UserContext;
  input: ListRequirementsQuery & { docId: string };
}

/** A page of what the live draft asks for, against the newest version; one round trip. */
export async function listDraftRequirements({
  ctx,
  input,
}: ListDraftRequirements): Promise<DocumentRequirementPage> {
  const before = await findLatestText(ctx.db, ctx.actor.userId, input.docId);
  if (before === undefined) throw new NotFoundError("document");
  const { content } = await peekDraft({ ctx, input });
  return pageRequirements(before, content, input);
}
