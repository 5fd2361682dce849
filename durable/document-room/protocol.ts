/**
 * The live connection of a draft: binary frames of y-protocols (Yjs document with the Markdown in
 * the text `content`, and awareness), so that any Yjs WebSocket client connects. Sockets opened
 * with `?events=1` also get JSON.
 */

/** The number a frame begins with. Events are a varUint 100 and a varString of JSON. */
export const messageTypes = { sync: 0, awareness: 1, queryAwareness: 3, event: 100 } as const;

/** The second number of a sync frame: a state vector, what it misses, or one more update. */
export const syncSteps = { stateVector: 0, missing: 1, update: 2 } as const;

/** What a room tells its sockets besides the text. */
export type RoomEvent =
  | {
      type: "persisted";
      /** Base64 of the Yjs state vector that is on disk. */
      stateVector: string;
      /**
       * How many frames with edits (sync steps 1 and 2) of this very connection are on disk. A client
       * that has sent no more than these has everything saved, deletions included.
       */
      stored: number;
    }
  | RoomNotice;

/** Something has changed that a client should ask for again, or text that is just being written. */
export type RoomNotice =
  | { type: "comments.changed" }
  | { type: "suggestions.changed" }
  | { type: "history.changed" }
  | { type: "approvals.changed" }
  | { type: "versions.changed" }
  | { type: "job.updated"; job: Record<string, unknown> }
  | { type: "generation.text"; [detail: string]: unknown };

export interface Closing {
  code: number;
  /** A sentence for people; at most 123 bytes, which is what a close frame holds. */
  reason: string;
}

/** Why a room ends a connection for good; after any other code a client connects again. */
export const closings = {
  malformed: { code: 4400, reason: "That was not a message of the live protocol." },
  signedOut: { code: 4401, reason: "You have been signed out. Sign in again to go on editing." },
  accessLost: { code: 4403, reason: "You no longer have access to this document." },
  archived: { code: 4404, reason: "This project has been archived." },
  documentArchived: { code: 4404, reason: "This document has been archived." },
  tooSlow: { code: 4408, reason: "The connection could not keep up. Connect again." },
  draftFull: {
    code: 4413,
    reason: "A draft holds at most 5 MB of text. Your last change was not saved.",
  },
  frameTooLarge: { code: 4413, reason: "One message was too large. It was not saved." },
  tooFast: { code: 4429, reason: "Too many messages at once. Wait a moment, then connect again." },
  tooManySockets: { code: 4429, reason: "Too many connections to this document are open." },
} as const satisfies Record<string, Closing>;
