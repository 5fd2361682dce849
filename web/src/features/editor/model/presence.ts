import { isRecord } from "@/lib/is-record.ts";

/** Somebody who has the document open, in one or more windows. */
export interface Person {
  userId: string;
  name: string;
  isMe: boolean;
}

/** Where somebody's cursor is: Yjs relative positions in JSON, as y-codemirror sends them too. */
export interface RemoteCursor {
  clientId: number;
  userId: string;
  name: string;
  anchor: unknown;
  head: unknown;
}

const NAME_LENGTH = 80;

type States = ReadonlyMap<number, Readonly<Record<string, unknown>>>;

// Others' programs write these states, so nothing in them is believed.
function userOf(clientId: number, state: unknown): { userId: string; name: string } | undefined {
  const user = isRecord(state) ? state.user : undefined;
  if (!isRecord(user)) return undefined;
  const name = typeof user.name === "string" ? user.name.trim().slice(0, NAME_LENGTH) : "";
  const userId = typeof user.id === "string" ? user.id : `client-${clientId}`;
  return { userId, name: name || "Somebody" };
}

/** Who is here: each person once, this one first and the others by name. */
export function peopleOf(states: States, ownUserId: string): Person[] {
  const people = new Map<string, Person>();
  for (const [clientId, state] of states) {
    const user = userOf(clientId, state);
    if (user) people.set(user.userId, { ...user, isMe: user.userId === ownUserId });
  }
  return [...people.values()].sort(
    (a, b) =>
      Number(b.isMe) - Number(a.isMe) ||
      a.name.localeCompare(b.name) ||
      a.userId.localeCompare(b.userId),
  );
}

/** The cursor in a state that somebody sent; undefined while there is none. */
export function cursorOf(clientId: number, state: unknown): RemoteCursor | undefined {
  const user = userOf(clientId, state);
  const cursor = isRecord(state) ? state.cursor : undefined;
  if (!user || !isRecord(cursor)) return undefined;
  const { anchor, head } = cursor;
  return anchor && head ? { clientId, ...user, anchor, head } : undefined;
}
