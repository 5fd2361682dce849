import * as Y from "yjs";

export type StateVector = ReadonlyMap<number, number>;

/** How much of each client's edits a document holds. Deletions are not in it. */
export function stateVectorOf(doc: Y.Doc): StateVector {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** Whether `whole` holds everything that `part` does. */
export function covers(whole: StateVector, part: StateVector): boolean {
  for (const [client, clock] of part) {
    if ((whole.get(client) ?? 0) < clock) return false;
  }
  return true;
}

/**
 * Whether two documents grew from different beginnings: merging them would put one whole text behind
 * the other. So it is when both have edits and no client's are in both.
 */
export function areStrangers(a: StateVector, b: StateVector): boolean {
  if (a.size === 0 || b.size === 0) return false;
  for (const client of a.keys()) {
    if (b.has(client)) return false;
  }
  return true;
}

/** Reads base64, the form in which vectors stand in JSON. */
export function stateVectorFrom(base64: string): { vector: StateVector; bytes: Uint8Array } {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return { vector: Y.decodeStateVector(bytes), bytes };
}
