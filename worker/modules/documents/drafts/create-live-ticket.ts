import { can } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import type { LiveTicket } from "./contract.ts";
import { restoreRoom, roomOf } from "./open-room.ts";

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
  const document = await getDocument({ ctx, input });
  const { userId, sessionId } = ctx.actor;
  const ticket = newTicket();
  const request = { ticket, userId, sessionId, canEdit: can(document.role, "draft.update") };
  const room = roomOf(ctx, document.id);
  let issued = await room.issueTicket(request);
  if (!issued.ok) {
    await restoreRoom(ctx, document);
    issued = await room.issueTicket(request);
  }
  if (!issued.ok) throw new NotFoundError("draft");
  return { ticket, expiresInSeconds: issued.expiresInSeconds };
}

function newTicket(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ticketBytes));
  return Buffer.from(bytes).toString("base64url");
}
