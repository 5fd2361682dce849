import type { PresenceEntry } from "./frames.ts";
import { liveLimits } from "./live-limits.ts";
import type { LiveSocket } from "./live-socket.ts";

/**
 * Takes a state over if it is the socket's own and new. A socket speaks for one Yjs client, the
 * first one it names; Yjs clients send back everybody's states, and those are no news.
 */
export function acceptPresence(
  socket: LiveSocket,
  { clientId, clock, state }: PresenceEntry,
  sockets: () => readonly LiveSocket[],
): "changed" | "renewed" | "ignored" | "too-large" | "malformed" {
  const before = socket.presence;
  if (before ? before.clientId !== clientId : !mayAdopt(socket, clientId, clock, sockets)) {
    return "ignored";
  }
  const isNews = before
    ? clock > before.clock || (clock === before.clock && !state)
    : state !== undefined;
  if (!isNews) {
    return "ignored";
  }
  if (state && state.byteLength > liveLimits.maxPresenceBytes) {
    return "too-large";
  }
  if (state && !isState(state)) {
    return "malformed";
  }
  // Copied, because an attachment would keep the whole frame that it points into.
  socket.presence = state && { clientId, clock, state: state.slice() };
  const isSame = state && before && Buffer.compare(state, before.state ?? new Uint8Array()) === 0;
  return isSame ? "renewed" : "changed";
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Whether other clients can read it: they fail at what is no JSON. */
function isState(bytes: Uint8Array): boolean {
  try {
    const state: unknown = JSON.parse(utf8.decode(bytes));
    return typeof state === "object" && state !== null;
  } catch {
    return false;
  }
}

/** A connection that broke may still look open when its client comes back with a newer state. */
function mayAdopt(
  socket: LiveSocket,
  clientId: number,
  clock: number,
  sockets: () => readonly LiveSocket[],
): boolean {
  const owner = sockets().find(({ presence }) => presence?.clientId === clientId);
  if (!owner?.presence) {
    return true;
  }
  if (owner.holder.userId !== socket.holder.userId || clock <= owner.presence.clock) {
    return false;
  }
  owner.presence = undefined;
  return true;
}
