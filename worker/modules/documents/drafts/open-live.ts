import { DomainError } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/context.ts";
import { roomOf } from "./open-room.ts";

interface OpenLive {
  ctx: Context;
  input: { docId: string; handshake: Request };
}

/** Hands a WebSocket handshake to the document's room, which spends its ticket. */
export async function openLive({ ctx, input }: OpenLive): Promise<WebSocket> {
  const { webSocket } = await roomOf(ctx, input.docId).fetch(input.handshake);
  if (webSocket) return webSocket;
  throw new DomainError(
    "UNAUTHENTICATED",
    "This ticket was used, is over or is for another document. Ask for a new one.",
    { reason: "ticket" },
  );
}
