import { env } from "cloudflare:workers";
import type { EditGrant } from "./client.ts";
import { DocumentRoom } from "./document-room.ts";
import type { DraftSnapshot } from "./flush.ts";

/** A room as tests see it. */
export type RoomStub = DurableObjectStub<DocumentRoom>;

export const userId = "usr_writer";
export const rooms = env.DOCUMENT_ROOM as DurableObjectNamespace<DocumentRoom>;

const onlyRooms = new Set<string>();
const flush = Reflect.get(DocumentRoom.prototype, "flush") as (
  draft: DraftSnapshot,
) => Promise<void>;

// The documents of these tests are not in Postgres, and an alarm may ring after the last of them.
Reflect.set(DocumentRoom.prototype, "flush", function (this: DocumentRoom, draft: DraftSnapshot) {
  return onlyRooms.has(draft.documentId) ? Promise.resolve() : flush.call(this, draft);
});

/** Makes rooms flush so long after an edit; a room is put to sleep only after that. */
export function setFlushDelay(delayMs: number): void {
  Object.defineProperty(DocumentRoom.prototype, "flushDelayMs", {
    configurable: true,
    get: () => delayMs,
  });
}

export const quickFlushMs = 20;
setFlushDelay(quickFlushMs);

/** A live grant of the writer, unless told otherwise. */
export function grantFor(overrides: Partial<EditGrant> = {}): EditGrant {
  const expiresAtMs = Date.now() + 30_000;
  return {
    userId,
    organizationId: "org_1",
    projectId: "prj_1",
    canEdit: true,
    expiresAtMs,
    ...overrides,
  };
}

/** A new document's room. */
export async function openRoom(content = ""): Promise<RoomStub> {
  const documentId = `doc_${crypto.randomUUID()}`;
  onlyRooms.add(documentId);
  const room = rooms.get(rooms.idFromName(documentId));
  await room.initialize({ documentId, organizationId: "org_1", content, userId });
  return room;
}

/** One edit of the writer with a fresh grant. */
export function write(room: RoomStub, content: string, ifMatch: number | "*" = "*") {
  return room.replace({ content, ifMatch, userId, grant: grantFor() });
}
