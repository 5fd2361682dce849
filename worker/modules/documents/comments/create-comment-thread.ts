import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import { askRoom, pokeRoom, presentAnchor } from "../drafts/index.ts";
import type { CommentThread, CreateCommentThreadRequest } from "./contract.ts";
import { mentionedPeople } from "./mentioned-people.ts";
import { presentThread } from "./present-thread.ts";
import { insertThread } from "./repo.ts";

interface CreateCommentThread {
  ctx: UserContext;
  input: CreateCommentThreadRequest & { docId: string };
}

/**
 * Starts a conversation about a piece of the draft or all of it; PRECONDITION_FAILED with the
 * current text when the quote is not in it.
 */
export async function createCommentThread({
  ctx,
  input,
}: CreateCommentThread): Promise<CommentThread> {
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "comment.create");
  const { anchor: request } = input;
  const placed = request && (await askRoom(ctx, document, (room) => room.placeAnchor(request)));
  if (placed?.ok === false) {
    throw new DomainError(
      "PRECONDITION_FAILED",
      "This text is no longer in the draft. Select it again, then comment.",
      { current: placed.current },
    );
  }

  const { organizationId } = document;
  const createdAt = ctx.now.toISOString();
  const thread = {
    id: newId("commentThread"),
    organizationId,
    documentId: document.id,
    status: "open" as const,
    anchorStart: placed?.anchor.start ?? null,
    anchorEnd: placed?.anchor.end ?? null,
    quote: request?.quote ?? null,
    createdAt,
    resolvedBy: null,
    resolvedAt: null,
  };
  const comment = {
    id: newId("comment"),
    organizationId,
    threadId: thread.id,
    authorId: ctx.actor.userId,
    body: input.body,
    createdAt,
  };
  const mentioned = mentionedPeople(input.body, ctx.actor.userId);
  const said = await insertThread(ctx.db, thread, comment, mentioned);
  pokeRoom(ctx, document.id, { type: "comments.changed" });
  const anchor = placed ? presentAnchor(placed.place) : null;
  return presentThread({ ...thread, resolvedByName: null }, said, anchor);
}
