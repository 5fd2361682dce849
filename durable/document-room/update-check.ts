import * as Y from "yjs";

export type UpdateVerdict =
  | { kind: "sound"; addedBytes: number }
  /** Not an update of a plain text named `content`. */
  | { kind: "malformed" }
  /** It builds on edits that the room has never seen. */
  | { kind: "ahead" };

type Decoded = ReturnType<typeof Y.decodeUpdate>;

const malformed = { kind: "malformed" } as const;
const encoder = new TextEncoder();

/**
 * Looks at an update before it is applied, because Yjs applies the good half of a bad one and keeps
 * in memory what it cannot place. `knownClock` is how much the room has of a Yjs client.
 */
export function checkUpdate(
  update: Uint8Array,
  knownClock: (clientId: number) => number,
): UpdateVerdict {
  const decoded = decode(update);
  if (!decoded) {
    return malformed;
  }
  const ends = endsOf(decoded, knownClock);
  const isBefore = (id: Y.ID | null, own: Y.ID) =>
    id === null ||
    id.clock <
      (id.client === own.client ? own.clock : (ends?.get(id.client) ?? knownClock(id.client)));
  if (!ends || !areDeletionsKnown(decoded, (client) => ends.get(client) ?? knownClock(client))) {
    return { kind: "ahead" };
  }
  let addedBytes = 0;
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) {
      continue;
    }
    if (!isPlainText(struct)) {
      return malformed;
    }
    if (!isBefore(struct.origin, struct.id) || !isBefore(struct.rightOrigin, struct.id)) {
      return { kind: "ahead" };
    }
    const isNew = struct.id.clock + struct.length > knownClock(struct.id.client);
    if (isNew && struct.content instanceof Y.ContentString) {
      addedBytes += encoder.encode(struct.content.str).byteLength;
    }
  }
  return { kind: "sound", addedBytes };
}

function decode(update: Uint8Array): Decoded | undefined {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return undefined;
  }
}

/** How much there will be of each client; undefined when the update leaves a gap. */
function endsOf(
  { structs }: Decoded,
  knownClock: (clientId: number) => number,
): Map<number, number> | undefined {
  const ends = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = ends.get(client) ?? knownClock(client);
    if (struct instanceof Y.Skip || clock > end) {
      return undefined;
    }
    ends.set(client, Math.max(end, clock + struct.length));
  }
  return ends;
}

function areDeletionsKnown({ ds }: Decoded, end: (clientId: number) => number): boolean {
  for (const [client, deletions] of ds.clients) {
    const known = end(client);
    if (deletions.some(({ clock, len }) => clock + len > known)) {
      return false;
    }
  }
  return true;
}

function isPlainText({ content, parent, parentSub }: Y.Item): boolean {
  // Postgres cannot store NUL.
  const hasText =
    content instanceof Y.ContentDeleted ||
    (content instanceof Y.ContentString && !content.str.includes("\0"));
  // Without a parent of its own an item stands where its neighbours stand.
  return hasText && parentSub === null && (parent === null || (parent as unknown) === "content");
}
