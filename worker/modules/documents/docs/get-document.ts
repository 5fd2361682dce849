import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { type DocumentRow, findDocument } from "./repo.ts";

interface GetDocument {
  ctx: UserContext;
  input: { docId: string };
}

/** The document with the caller's role; throws NOT_FOUND outside the caller's organizations. */
export async function getDocument({ ctx, input }: GetDocument): Promise<DocumentRow> {
  const document = await findDocument(ctx.db, ctx.actor.userId, input.docId);
  if (document === undefined) throw new NotFoundError("document");
  return document;
}
