import { ApiError } from "@/api/errors.ts";
import { notifyError, notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";
import type { DraftOwner } from "@/lib/kept-database.ts";
import {
  forgetImage,
  type KeptImage,
  keepImage,
  readImage,
  readImages,
} from "@/lib/kept-images.ts";
import { Listeners } from "@/lib/listeners.ts";
import { uploadImage } from "../api/create-image.ts";
import { imageMarkdown, imageProblem, wordsOf } from "./image-file.ts";

/** What uploading needs of the editor. */
export interface ImageTarget {
  read: () => string;
  /** Resolves once the text is on this device's disk, or cannot be. */
  keepNow: () => Promise<void>;
  isConnected: () => boolean;
  follow: (offset: number) => () => number;
  notePlace: (offset: number) => Uint8Array;
  findPlace: (noted: Uint8Array) => number;
  onRoomEvent: (listener: (event: { type: string }) => void) => () => void;
  editor: {
    getSelection: () => { to: number };
    onFiles: (listener: (files: readonly File[], at: number) => void) => () => void;
    replaceRange: (range: { from: number; to: number }, insert: string) => boolean;
    scrollToRange: (range: { from: number; to: number }, options: { focus: boolean }) => void;
  };
}

interface Progress {
  /** `waiting`: for the connection. `failed`: until the next connection, or another try. */
  state: "sending" | "waiting" | "failed";
  /** How much is out, from 0 to 1. */
  sent: number;
  /** Whether it is on this device's disk. */
  kept: boolean;
}

/** An image on its way into the text. */
export interface ImageUpload extends Progress {
  id: string;
  name: string;
}

interface Entry extends Progress {
  image: KeptImage;
  stop: AbortController;
}

/** Answers that another try may change: nobody, a server in trouble, too many, a session that ended. */
function mayTryAgain({ status }: ApiError): boolean {
  return status === 0 || status >= 500 || [401, 408, 429].includes(status);
}

/** Runs `work` unless another window does just that; false then. */
async function alone(name: string, work: () => Promise<void>): Promise<boolean> {
  // There are no locks on a page that came without TLS.
  if (!("locks" in navigator)) {
    await work();
    return true;
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}

/** Selects the words of the image that ends here, so that better ones can be typed. */
function describe({ read, editor }: ImageTarget, url: string, end: number): void {
  const text = read();
  const to = text.lastIndexOf(`](${url})`, end);
  const from = text.lastIndexOf("![", to) + 2;
  if (to !== -1 && from > 1) editor.scrollToRange({ from, to }, { focus: true });
}

/**
 * The images of one draft that are not in its text yet: each is kept on this device until it is
 * uploaded and its name stands where it was put.
 */
export class ImageQueue {
  readonly #owner: DraftOwner;
  readonly #target: ImageTarget;
  readonly #changes = new Listeners();
  #entries: readonly Entry[] = [];
  #uploads: readonly ImageUpload[] = [];
  #isSending = false;
  #isClosed = false;

  constructor(owner: DraftOwner, target: ImageTarget) {
    this.#owner = owner;
    this.#target = target;
  }

  readonly subscribe = this.#changes.add;
  readonly uploads = (): readonly ImageUpload[] => this.#uploads;

  /** Takes up what earlier visits left. */
  async open(): Promise<void> {
    const images = await readImages(this.#owner).catch(() => []);
    if (this.#isClosed) return;
    const known = new Set(this.#entries.map(({ image }) => image.id));
    const earlier = images
      .filter(({ id }) => !known.has(id))
      .map((image) => ({ ...entryOf(image), kept: true }));
    this.#set([...earlier, ...this.#entries]);
    void this.send();
  }

  /** Takes files that were pasted or dropped at a place of the text. */
  async add(files: readonly File[], at: number): Promise<void> {
    const place = this.#target.notePlace(at);
    const fine = files.filter((file) => {
      const problem = imageProblem(file);
      if (problem === undefined) return true;
      notifyFailure({ title: `${file.name} was not uploaded`, description: problem });
      return false;
    });
    const nowMs = Date.now();
    const entries = fine.map((file, index) =>
      entryOf({
        ...this.#owner,
        id: crypto.randomUUID(),
        addedAtMs: nowMs + index / fine.length,
        file,
        place,
        follows: false,
        url: undefined,
      }),
    );
    this.#set([...this.#entries, ...entries]);
    await Promise.all(entries.map((entry) => this.#keep(entry)));
    void this.send();
  }

  /** Uploads what waits, one after the other, until the connection is away. */
  readonly send = async (): Promise<void> => {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const entry = next;
        const isMine = await alone(`docuforge.image.${entry.image.id}`, () => this.#bring(entry));
        if (!isMine) this.#drop(entry);
      }
    } finally {
      this.#isSending = false;
    }
  };

  /** Tries again what failed. */
  readonly retry = (): void => {
    for (const entry of this.#entries) {
      if (entry.state === "failed") this.#change(entry, { state: "waiting" });
    }
    void this.send();
  };

  readonly cancel = (id: string): void => {
    const entry = this.#entries.find(({ image }) => image.id === id);
    if (!entry) return;
    entry.stop.abort();
    this.#drop(entry);
    void forgetImage(id).catch(() => undefined);
  };

  /** Stops; what is not in the text yet stays kept for the next visit. */
  close(): void {
    this.#isClosed = true;
    for (const { stop } of this.#entries) stop.abort();
    this.#set([]);
  }

  #next(): Entry | undefined {
    if (this.#isClosed || !navigator.onLine || !this.#target.isConnected()) return undefined;
    return this.#entries.find(({ state }) => state === "waiting");
  }

  /** Uploads an image and writes it into the text, from wherever an earlier visit ended. */
  async #bring(entry: Entry): Promise<void> {
    const { stop } = entry;
    const { id } = entry.image;
    // Another window may have been faster, or have cancelled it.
    const kept = entry.kept ? await readImage(id).catch(() => entry.image) : entry.image;
    if (stop.signal.aborted) return;
    if (!kept) {
      this.#drop(entry);
      return;
    }
    entry.image = kept;
    try {
      if (kept.url === undefined) {
        const url = await this.#upload(entry);
        this.#drop(entry);
        this.#place(kept, url);
      } else {
        this.#drop(entry);
        if (!this.#target.read().includes(`](${kept.url})`)) this.#place(kept, kept.url);
      }
      await this.#target.keepNow();
      await forgetImage(id).catch(() => undefined);
    } catch (error) {
      if (!stop.signal.aborted) await this.#failed(entry, error);
    }
  }

  /** Answers where the server has the image now; on disk first, so that a text that names it tells. */
  async #upload(entry: Entry): Promise<string> {
    const { image, stop } = entry;
    this.#change(entry, { state: "sending", sent: 0 });
    const { url } = await uploadImage(image.docId, image.file, {
      signal: stop.signal,
      onSent: (sent) => this.#change(entry, { sent }),
    });
    stop.signal.throwIfAborted();
    image.url = url;
    await this.#keep(entry);
    stop.signal.throwIfAborted();
    return url;
  }

  async #failed(entry: Entry, error: unknown): Promise<void> {
    const { id, file } = entry.image;
    if (error instanceof ApiError && mayTryAgain(error)) {
      this.#change(entry, { state: "failed" });
      if (error.status !== 0) notifyError(`${file.name} is not uploaded yet`, error);
      return;
    }
    this.#drop(entry);
    notifyError(`${file.name} was not uploaded`, error);
    await forgetImage(id).catch(() => undefined);
  }

  /** Writes an image into the text, or says where it is if it cannot. */
  #place({ file, place, follows }: KeptImage, url: string): void {
    const { editor, findPlace, follow } = this.#target;
    const at = findPlace(place);
    const markdown = `${follows ? "\n\n" : ""}${imageMarkdown(wordsOf(file), url)}`;
    if (!editor.replaceRange({ from: at, to: at }, markdown)) {
      notifySuccess({ title: `${file.name} is uploaded`, description: `Name it as ${url}.` });
      return;
    }
    this.#moveBehind(at, at + markdown.length);
    const end = follow(at + markdown.length);
    notifySuccess({
      title: `${file.name} is in the text`,
      description: "Its name is read out where it cannot be seen.",
      action: { label: "Describe it instead", run: () => describe(this.#target, url, end()) },
    });
  }

  /** What was put at the same place comes after the image that is there now. */
  #moveBehind(at: number, end: number): void {
    const { findPlace, notePlace } = this.#target;
    for (const entry of this.#entries) {
      const { image } = entry;
      if (findPlace(image.place) !== at) continue;
      image.place = notePlace(end);
      image.follows = true;
      void this.#keep(entry);
    }
  }

  /** Where nothing can be kept an image is sent all the same, as long as the page is open. */
  async #keep(entry: Entry): Promise<void> {
    try {
      await keepImage(entry.image);
      this.#change(entry, { kept: true });
    } catch {
      this.#change(entry, { kept: false });
    }
  }

  #change(entry: Entry, change: Partial<Progress>): void {
    Object.assign(entry, change);
    this.#set(this.#entries);
  }

  #drop(entry: Entry): void {
    this.#set(this.#entries.filter((each) => each !== entry));
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#uploads = entries.map(({ image, state, sent, kept }) => ({
      id: image.id,
      name: image.file.name,
      state,
      sent,
      kept,
    }));
    this.#changes.call();
  }
}

function entryOf(image: KeptImage): Entry {
  return { image, state: "waiting", sent: 0, kept: false, stop: new AbortController() };
}
