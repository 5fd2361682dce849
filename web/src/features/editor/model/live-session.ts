import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Listeners } from "@/lib/listeners.ts";
import { EditKeeper } from "./edit-keeper.ts";
import type { EditorSession, SessionEvent, TextRange } from "./editor-session.ts";
import { EditorSurface } from "./editor-surface.ts";
import type { TicketAnswer } from "./link-state.ts";
import { LiveConnection } from "./live-connection.ts";
import { type Person, peopleOf } from "./presence.ts";
import { GRACE_MS, type SaveState, saveStateOf } from "./save-state.ts";
import { areStrangers, covers, type StateVector, stateVectorOf } from "./state-vectors.ts";

/** Most text that a draft holds, in bytes of UTF-8. */
export const MAX_DRAFT_BYTES = 5 * 1024 * 1024;

export interface LiveSessionOptions {
  docId: string;
  person: { id: string; name: string };
  /** Whether the person may write, as far as is known now. */
  mayWrite: () => boolean;
  /** Whether this device may keep text: not once the person has signed out. */
  mayKeep: () => boolean;
  /** Whether the person has another session now than when the last ticket was asked for. */
  isSignedInAnew: () => boolean;
  ticket: () => Promise<TicketAnswer>;
  openSocket: (ticket: string) => WebSocket;
  onAccessChanged: () => void;
}

export interface LiveSnapshot {
  save: SaveState;
  /** Whether there is a text to show: from the server, or kept on this device. */
  ready: boolean;
}

/**
 * One visit to a live draft: the Yjs document, the connection to its room, what this device keeps of
 * it, and who else is here.
 */
export class LiveSession implements EditorSession {
  readonly docId: string;
  readonly userId: string;
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText("content");
  readonly awareness = new Awareness(this.doc);
  readonly undo = new Y.UndoManager(this.text, { trackedOrigins: new Set() });
  readonly editor: EditorSurface;
  readonly #options: LiveSessionOptions;
  readonly #keeper: EditKeeper;
  readonly #connection: LiveConnection;
  readonly #changes = new Listeners();
  readonly #textChanges = new Listeners();
  readonly #peopleChanges = new Listeners();
  readonly #roomEvents = new Listeners<[event: SessionEvent]>();
  #snapshot: LiveSnapshot = { save: { status: "connecting" }, ready: false };
  #people: readonly Person[] = [];
  #content: string | undefined;
  #unsaved = false;
  #persisted: StateVector = new Map();
  #downSinceMs: number | undefined = Date.now();
  #graceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveSessionOptions) {
    const { docId, person } = options;
    this.docId = docId;
    this.#options = options;
    this.userId = person.id;
    this.editor = new EditorSurface(this.read, this.#replace);
    this.awareness.setLocalState({ user: { id: person.id, name: person.name } });
    this.#keeper = new EditKeeper(
      { userId: person.id, docId },
      this.doc,
      options.mayKeep,
      this.#changed,
    );
    this.#connection = new LiveConnection({
      doc: this.doc,
      awareness: this.awareness,
      isSignedInAnew: options.isSignedInAnew,
      ticket: options.ticket,
      openSocket: options.openSocket,
      mayWrite: options.mayWrite,
      isKin: (server) => !areStrangers(Y.decodeStateVector(server), this.#persisted),
      onChange: this.#linkChanged,
      onPersisted: ({ vector, bytes, complete }) => {
        this.#persisted = vector;
        if (complete && covers(vector, stateVectorOf(this.doc))) this.#unsaved = false;
        this.#keeper.persisted(bytes, !this.#unsaved);
        this.#changed();
      },
      onEvent: (event) => {
        if (event.type !== "persisted") this.#roomEvents.call(event);
      },
      onAccessChanged: options.onAccessChanged,
    });
    this.text.observe(() => {
      this.#content = undefined;
      this.#textChanges.call();
    });
    this.doc.on("update", this.#updated);
    this.awareness.on("change", () => {
      this.#people = peopleOf(this.awareness.getStates(), person.id);
      this.#peopleChanges.call();
    });
  }

  readonly subscribe = this.#changes.add;
  readonly snapshot = (): LiveSnapshot => this.#snapshot;
  readonly onText = this.#textChanges.add;
  readonly onPeople = this.#peopleChanges.add;
  readonly onRoomEvent = this.#roomEvents.add;

  readonly isConnected = (): boolean => this.#connection.state.phase === "live";

  /** Who has the document open now, this person first. */
  readonly people = (): readonly Person[] => this.#people;

  readonly read = (): string => {
    this.#content ??= this.text.toString();
    return this.#content;
  };

  readonly follow = (offset: number): (() => number) => {
    const noted = this.notePlace(offset);
    return () => this.findPlace(noted);
  };

  readonly notePlace = (offset: number): Uint8Array =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(this.text, offset, -1));

  readonly findPlace = (noted: Uint8Array): number => {
    const place = Y.decodeRelativePosition(noted);
    return Y.createAbsolutePositionFromRelativePosition(place, this.doc)?.index ?? this.text.length;
  };

  /** Shows what this device has of the draft, then connects. */
  async open(): Promise<void> {
    const { found, persisted } = await this.#keeper.load();
    if (persisted) this.#persisted = Y.decodeStateVector(persisted);
    // Whether the server has deletions of an earlier visit too is known once it has answered.
    this.#unsaved = found && this.#options.mayWrite();
    this.#changed(found);
    this.#connection.retry();
  }

  /** Tries again at once: the network is back, or somebody asks for it. */
  readonly retry = (): void => this.#connection.retry();

  readonly networkLost = (): void => this.#connection.networkLost();

  /** Whether there are edits that the server has not confirmed. */
  readonly isUnsaved = (): boolean => !this.#keeper.isSaved;

  /** Looks again at what the person may do. */
  readonly reviewAccess = (): void => this.#changed();

  /** Puts on disk what is not there yet. */
  readonly keepNow = (): Promise<void> => this.#keeper.flush();

  /** Resolves with whether the server has everything, at the latest after the time given. */
  whenSaved(timeoutMs: number): Promise<boolean> {
    this.retry();
    return new Promise((resolve) => {
      const finish = () => {
        stop();
        clearTimeout(timer);
        resolve(this.#snapshot.save.status === "saved");
      };
      const check = () => {
        const { status } = this.#snapshot.save;
        if (status !== "saving" && status !== "connecting") finish();
      };
      const timer = setTimeout(finish, timeoutMs);
      const stop = this.subscribe(check);
      check();
    });
  }

  /** Forgets what this device kept of the draft, so that the next visit begins with the server's. */
  discard(): Promise<void> {
    return this.#keeper.forget();
  }

  async close(): Promise<void> {
    clearTimeout(this.#graceTimer);
    this.#connection.destroy();
    await this.#keeper.close();
    this.undo.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }

  readonly #replace = ({ from, to }: TextRange, insert: string): boolean => {
    const { status } = this.#snapshot.save;
    if (!this.#options.mayWrite() || status === "lost" || status === "replaced") return false;
    this.doc.transact(() => {
      this.text.delete(from, to - from);
      this.text.insert(from, insert);
    });
    return true;
  };

  readonly #updated = (
    _: Uint8Array,
    origin: unknown,
    __: Y.Doc,
    { local }: Y.Transaction,
  ): void => {
    if (!local || this.#keeper.isOrigin(origin)) return;
    this.#unsaved = true;
    const { state } = this.#connection;
    // Shorter text may fit again.
    if (state.phase === "ended" && state.why === "full") this.#connection.retry();
    this.#changed();
  };

  readonly #linkChanged = (): void => {
    const { phase } = this.#connection.state;
    if (phase === "live") {
      if (this.#downSinceMs !== undefined) this.#roomEvents.call({ type: "reconnected" });
      this.#downSinceMs = undefined;
    } else if (this.#downSinceMs === undefined) {
      this.#downSinceMs = Date.now();
      this.#roomEvents.call({ type: "disconnected" });
    }
    this.#changed();
    if (phase === "ended" && this.#snapshot.save.status === "lost" && !this.#unsaved) {
      void this.#keeper.forget();
    }
  };

  readonly #changed = (found = false): void => {
    const link = this.#connection.state;
    const downForMs = this.#downSinceMs === undefined ? 0 : Date.now() - this.#downSinceMs;
    const save = saveStateOf({
      link,
      unsaved: this.#unsaved,
      kept: this.#keeper.kept,
      mayWrite: this.#options.mayWrite(),
      downForMs,
    });
    const ready = this.#snapshot.ready || found || link.phase === "live";
    clearTimeout(this.#graceTimer);
    if (this.#downSinceMs !== undefined && downForMs < GRACE_MS) {
      this.#graceTimer = setTimeout(() => this.#changed(), GRACE_MS - downForMs);
    }
    if (ready === this.#snapshot.ready && isSame(save, this.#snapshot.save)) return;
    this.#snapshot = { save, ready };
    this.#changes.call();
  };
}

function isSame(a: SaveState, b: SaveState): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
