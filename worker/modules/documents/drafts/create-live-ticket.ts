import { assertNotArchived, can } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { upsertVisit } from "../../../platform/live-visits/repo.ts";
import type { LiveTicket } from "./contract.ts";
import { askRoom } from "./open-room.ts";
import { findJoinableDocument } from "./repo.ts";

interface CreateLiveTicket {
  ctx: UserContext;
  input: { docId: string };
}

const ticketBytes = 32;

/**
 * Lets the caller open one live connection within a minute. The room itself keeps the ticket, so
 * that opening the connection needs neither Postgres nor a second look at it.
 */
export async function createLiveTicket({ ctx, input }: CreateLiveTicket): Promise<LiveTicket> {
  const { userId, sessionId } = ctx.actor;
  const caller = { userId, sessionId, now: ctx.now.toISOString() };
  const document = await findJoinableDocument(ctx.db, input.docId, caller);
  if (!document?.role) throw new NotFoundError("document");
  if (!document.isSessionAlive) {
    const message = "Your session has ended. Sign in again.";
    throw new DomainError("UNAUTHENTICATED", message, { reason: "session" });
  }
  assertNotArchived(document);
  const ticket = newTicket();
  const { role, callerName: name } = document;
  const request = { ticket, userId, name, sessionId, canEdit: can(role, "draft.update") };
  const { organizationId, projectId } = document;
  const visitedAt = ctx.now.toISOString();
  const visit = {
    documentId: document.id,
    sessionId,
    userId,
    organizationId,
    projectId,
    visitedAt,
  };
  const [issued] = await Promise.all([
    askRoom(ctx, document, (room) => room.issueTicket(request)),
    upsertVisit(ctx.db, visit),
  ]);
  return { ticket, expiresInSeconds: issued.expiresInSeconds };
}

function newTicket(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ticketBytes));
  return Buffer.from(bytes).toString("base64url");
}
