import {
  MAX_GRANT_MS,
  type ReplaceInput,
  type ReplaceResult,
} from "../../../../durable/document-room/client.ts";
import { can } from "../../../kernel/access.ts";
import { DomainError, ForbiddenError, NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import type { DraftSaved } from "./contract.ts";
import { restoreRoom, roomOf } from "./open-room.ts";
import { staleDraft } from "./read-draft.ts";
import { sectionsOf } from "./section-cache.ts";

interface PutDraft {
  ctx: UserContext;
  input: { docId: string; content: string; ifMatch: number | "*" };
}

/**
 * Replaces the text if it is still at the revision the edit started from. The room remembers who
 * may edit for some seconds, so a series of edits does not wait for Postgres.
 */
export async function putDraft({ ctx, input }: PutDraft): Promise<DraftSaved> {
  const edit = { content: input.content, ifMatch: input.ifMatch, userId: ctx.actor.userId };
  const first = await roomOf(ctx, input.docId).replace(edit);
  const needsAccess =
    !first.ok && (first.reason === "grant-required" || first.reason === "not-initialized");
  const result = needsAccess ? await replaceWithGrant(ctx, input.docId, edit) : first;

  if (result.ok) {
    const { revision, updatedAt } = result;
    const sections = sectionsOf(input.docId, input.content);
    return { revision, updatedAt, updatedBy: ctx.actor.userId, sections };
  }
  if (result.reason === "stale") throw staleDraft(result.current);
  if (result.reason === "forbidden") throw new ForbiddenError("draft.update");
  if (result.reason === "too-large") {
    throw new DomainError(
      "PAYLOAD_TOO_LARGE",
      "A draft holds at most 5 MB of text. Shorten it or split the document.",
      {
        maxBytes: result.maxBytes,
      },
    );
  }
  throw new NotFoundError("draft");
}

async function replaceWithGrant(
  ctx: UserContext,
  docId: string,
  edit: ReplaceInput,
): Promise<ReplaceResult> {
  const document = await getDocument({ ctx, input: { docId } });
  const room = roomOf(ctx, docId);
  const grant = {
    userId: ctx.actor.userId,
    organizationId: document.organizationId,
    projectId: document.projectId,
    canEdit: can(document.role, "draft.update"),
    expiresAtMs: ctx.now.getTime() + MAX_GRANT_MS,
  };
  const result = await room.replace({ ...edit, grant });
  if (result.ok || result.reason !== "not-initialized") return result;
  await restoreRoom(ctx, document);
  return room.replace({ ...edit, grant });
}
