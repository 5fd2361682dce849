import type * as Y from "yjs";
import type { RoomNotice } from "../../../../../durable/document-room/protocol.ts";

/** A place in the text. Offsets count UTF-16 units, as CodeMirror, Yjs and JavaScript do. */
export interface TextRange {
  from: number;
  to: number;
}

export interface SelectedText extends TextRange {
  text: string;
}

/** A marked place in the source. Several may overlap; the innermost one takes the click. */
export interface Highlight extends TextRange {
  /** Told to `onHighlightPress`; unique over all owners. */
  id: string;
  tone: "comment" | "suggestion" | "error" | "advice";
  /** Shown while the pointer rests on it. */
  hint?: string;
  /** The one that is chosen in its panel. */
  active?: boolean;
}

/** A section that was not written by people alone. */
export interface SectionMark extends TextRange {
  mark: "generated" | "edited";
}

/** What the buttons beside a selection begin. */
export type SelectionAction = "comment" | "suggestion";

export interface RevealOptions {
  /** Also selects the range in the source; it does unless told otherwise. */
  select?: boolean;
  /** Also moves the focus into the source. */
  focus?: boolean;
}

/** What the room tells, and that the connection is away or there again. */
export type SessionEvent = RoomNotice | { type: "disconnected" } | { type: "reconnected" };

/** The text on the screen: what a panel can read, show and change in it. */
export interface Editor {
  /** What is selected in the source; an empty range is the cursor. Stable until it changes. */
  getSelection: () => SelectedText;
  /** Called after the selection or the text under it changed. Returns what ends it. */
  onSelection: (listener: () => void) => () => void;
  /** Brings a place into sight, in whichever of source and preview is shown. */
  scrollToRange: (range: TextRange, options?: RevealOptions) => void;
  /**
   * Marks places in the source. Each owner ("comments") has its own set, and a call replaces it.
   * Marks move with the text by themselves until they are replaced.
   */
  highlightRanges: (owner: string, highlights: readonly Highlight[]) => void;
  /** Marks, beside the source, the sections that were generated; in the order of the text. */
  markSections: (marks: readonly SectionMark[]) => void;
  /** Called with the id of a mark that was pressed. */
  onHighlightPress: (listener: (id: string) => void) => () => void;
  /** Replaces a place as one undoable edit of this person. False where nothing may be written. */
  replaceRange: (range: TextRange, insert: string) => boolean;
  /** Called when somebody wants to comment on what is selected, or propose another text for it. */
  onAct: (listener: (action: SelectionAction) => void) => () => void;
  /** Called with files that were pasted or dropped into the source, and the place they go to. */
  onFiles: (listener: (files: readonly File[], at: number) => void) => () => void;
}

/**
 * One visit to a live draft, as the panels beside it see it. A panel is added in
 * `app/routes/document-panels.tsx`; it gets this session and imports nothing else of the editor.
 * Listeners are called outside of rendering and may be used with `useSyncExternalStore`.
 */
export interface EditorSession {
  readonly docId: string;
  /** The live document. Its text is the Markdown; an edit of it is sent to everybody. */
  readonly doc: Y.Doc;
  /** `doc.getText("content")`: what relative positions (anchors that move with the text) stand in. */
  readonly text: Y.Text;
  readonly editor: Editor;
  /** The text as it is now. */
  read: () => string;
  /** Called after every change of the text, by whomever. */
  onText: (listener: () => void) => () => void;
  /**
   * Where the place at this offset is while the text around it changes, by whomever; what is typed
   * there comes after it.
   */
  follow: (offset: number) => () => number;
  /** Such a place in bytes, which also a later visit finds again. */
  notePlace: (offset: number) => Uint8Array;
  /** Where a noted place is now; the end of the text when what it stood in is gone. */
  findPlace: (noted: Uint8Array) => number;
  /** Whether the room tells what happens now. */
  isConnected: () => boolean;
  /**
   * Called with what the room tells ("comments.changed"). What is told while the connection is away
   * is lost: `{ type: "reconnected" }` asks for everything again.
   */
  onRoomEvent: (listener: (event: SessionEvent) => void) => () => void;
  /** Whether all that was typed is saved within that time. */
  whenSaved: (timeoutMs: number) => Promise<boolean>;
}
