import type { PresenceEntry } from "./frames.ts";
import { liveLimits } from "./live-limits.ts";
import type { LiveSocket } from "./live-socket.ts";
import type { TicketHolder } from "./tickets.ts";

/**
 * Takes a state over if it is the socket's own and new, with the name of the person whose socket it
 * is, whatever it says itself. A socket speaks for one Yjs client, the first one it names; Yjs
 * clients send back everybody's states, and those are no news.
 */
export function acceptPresence(
  socket: LiveSocket,
  { clientId, clock, state: claimed }: PresenceEntry,
  sockets: () => readonly LiveSocket[],
): "changed" | "renewed" | "ignored" | "too-large" | "malformed" {
  const before = socket.presence;
  if (before ? before.clientId !== clientId : !mayAdopt(socket, clientId, clock, sockets)) {
    return "ignored";
  }
  const isNews = before
    ? clock > before.clock || (clock === before.clock && !claimed)
    : claimed !== undefined;
  if (!isNews) {
    return "ignored";
  }
  if (!claimed) {
    socket.presence = undefined;
    return "changed";
  }
  if (claimed.byteLength > liveLimits.maxPresenceBytes) {
    return "too-large";
  }
  const state = withTrueName(claimed, socket.holder);
  if (!state) {
    return "malformed";
  }
  if (state.byteLength > liveLimits.maxPresenceBytes) {
    return "too-large";
  }
  socket.presence = { clientId, clock, state };
  const isSame = before && Buffer.compare(state, before.state ?? new Uint8Array()) === 0;
  return isSame ? "renewed" : "changed";
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * A state with its `user`, where Yjs clients look for a name, being the holder's own; undefined when
 * other clients could not read it: they fail at what is no JSON.
 */
function withTrueName(bytes: Uint8Array, { userId, name }: TicketHolder): Uint8Array | undefined {
  try {
    const state: unknown = JSON.parse(utf8.decode(bytes));
    if (!isRecord(state)) {
      return undefined;
    }
    const user = { ...(isRecord(state.user) ? state.user : {}), id: userId, name };
    return new TextEncoder().encode(JSON.stringify({ ...state, user }));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
