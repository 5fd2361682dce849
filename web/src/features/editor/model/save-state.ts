import type { LinkState, Refusal } from "./link-state.ts";

/** What is true about the text on the screen, and why. */
export type SaveState =
  /** On the way to the server, or on the way back to it: nothing can be said yet. */
  | { status: "connecting" }
  /** Everything of this person is on the server's disk. */
  | { status: "saved" }
  /** Edits are on their way. */
  | { status: "saving" }
  /** No connection; what was written is on this device's disk. */
  | { status: "offline"; unsaved: boolean; refusal: Refusal | undefined }
  /** Somebody has to act, or at least to know. */
  | { status: "failing"; why: "hanging" | "not-kept" | "refused"; refusal: Refusal | undefined }
  /** A role, a project or a session is gone; the text can be read and copied. */
  | { status: "lost"; unsaved: boolean; refusal: Refusal }
  /** More text than a draft holds. */
  | { status: "full"; refusal: Refusal }
  /** The server has another document now than the one that was changed here. */
  | { status: "replaced" };

export interface SaveFacts {
  link: LinkState;
  /** Whether there are edits that the server has not confirmed. */
  unsaved: boolean;
  /** Whether this device's disk has all of them. */
  kept: "yes" | "not-yet" | "failed";
  /** Whether the person may write; a reader has nothing to save. */
  mayWrite: boolean;
  /** Milliseconds since the connection was there, or since the visit began. */
  downForMs: number;
}

/** A connection that comes back sooner is no news. */
export const GRACE_MS = 2_000;

/** What may be said about a text; "saved" only where nothing can be lost any more. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { link, unsaved, kept, mayWrite, downForMs } = facts;
  if (link.phase === "ended") {
    const { refusal } = link;
    switch (link.why) {
      case "lost":
        return { status: "lost", unsaved, refusal };
      case "full":
        return { status: "full", refusal };
      case "strange":
        return { status: "replaced" };
      case "refused":
        return { status: "failing", why: "refused", refusal };
    }
  }
  if (unsaved && !mayWrite) {
    const message = "You may only read this document now.";
    return { status: "lost", unsaved, refusal: { message } };
  }
  if (link.phase === "live") {
    if (!unsaved) return { status: "saved" };
    return link.hanging
      ? { status: "failing", why: "hanging", refusal: undefined }
      : { status: "saving" };
  }
  if (unsaved && kept === "failed") {
    return { status: "failing", why: "not-kept", refusal: link.refusal };
  }
  if (downForMs < GRACE_MS || kept === "not-yet") {
    return unsaved ? { status: "saving" } : { status: "connecting" };
  }
  return { status: "offline", unsaved, refusal: link.refusal };
}
