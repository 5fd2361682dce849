import {
  type DocumentRoomRpc,
  type EditGrant,
  type EditRefusal,
  MAX_GRANT_MS,
} from "../../../../durable/document-room/client.ts";
import { archivedPart, assertCanChange, can } from "../../../kernel/access.ts";
import { DomainError, ForbiddenError, NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import { restoreRoom, roomOf } from "./open-room.ts";

type Answer = { ok: true } | { ok: false; reason: string };
type Outcome<Result extends Answer> = Exclude<Result, EditRefusal>;

/**
 * Sends an edit to the room. The room remembers who may edit for some seconds, so a series of edits
 * does not wait for Postgres; when it does not know, the edit goes again with what Postgres says.
 */
export async function sendEdit<Result extends Answer>(
  ctx: UserContext,
  docId: string,
  send: (room: DocumentRoomRpc, grant?: EditGrant) => Promise<Result | EditRefusal>,
): Promise<Outcome<Result>> {
  const room = roomOf(ctx, docId);
  const first = await send(room);
  if (!isUnprepared(first)) return accepted(first);
  // Counted from the question to Postgres: a job or a slow upload began long before it.
  const expiresAtMs = Date.now() + MAX_GRANT_MS;
  const document = await getDocument({ ctx, input: { docId } });
  if (archivedPart(document) !== undefined) assertCanChange(document, "draft.update");
  const grant = {
    userId: ctx.actor.userId,
    organizationId: document.organizationId,
    projectId: document.projectId,
    canEdit: can(document.role, "draft.update"),
    expiresAtMs,
  };
  const second = await send(room, grant);
  if (second.ok || second.reason !== "not-initialized") return accepted(second);
  await restoreRoom(ctx, document);
  return accepted(await send(room, grant));
}

function isUnprepared(answer: Answer): boolean {
  return !answer.ok && (answer.reason === "grant-required" || answer.reason === "not-initialized");
}

function accepted<Result extends Answer>(answer: Result | EditRefusal): Outcome<Result> {
  if (answer.ok) return answer as Outcome<Result>;
  if (answer.reason === "forbidden") throw new ForbiddenError("draft.update");
  if (answer.reason === "too-large" && "maxBytes" in answer) {
    throw new DomainError(
      "PAYLOAD_TOO_LARGE",
      "A draft holds at most 5 MB of text. Shorten it or split the document.",
      { maxBytes: answer.maxBytes },
    );
  }
  if (isUnprepared(answer)) throw new NotFoundError("draft");
  return answer as Outcome<Result>;
}
