/** Unsaved text of one document, written in one tab. */
export interface KeptDraft {
  key: string;
  userId: string;
  docId: string;
  text: string;
  /** What the text was made from. */
  baseContent: string;
  baseRevision: number;
  /** Milliseconds since the epoch. */
  keptAt: number;
}

const STORE = "drafts";
const INDEX = "document";
const LOCK_WAIT_MS = 1_500;

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener("upgradeneeded", () => {
    const store = request.result.createObjectStore(STORE, { keyPath: "key" });
    store.createIndex(INDEX, ["userId", "docId"]);
  });
  return settle(request);
}

function lockName(key: string): string {
  return `docuforge.draft.${key}`;
}

/** Unsaved text on this device (IndexedDB); each tab has a record of its own. */
export class KeptDrafts {
  readonly #database: Promise<IDBDatabase>;

  constructor(name = "docuforge") {
    this.#database = open(name);
    this.#database.catch(() => undefined);
  }

  async #store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    return (await this.#database).transaction(STORE, mode).objectStore(STORE);
  }

  /** Writes a record; answered means on disk. */
  async put(draft: KeptDraft): Promise<void> {
    const store = await this.#store("readwrite");
    const done = new Promise<void>((resolve, reject) => {
      store.transaction.addEventListener("complete", () => resolve());
      store.transaction.addEventListener("abort", () => reject(store.transaction.error));
    });
    store.put(draft);
    await done;
  }

  async delete(key: string): Promise<void> {
    await settle((await this.#store("readwrite")).delete(key));
  }

  /** What a person has kept of a document, oldest first, in whichever tab. */
  async list(userId: string, docId: string): Promise<KeptDraft[]> {
    const store = await this.#store("readonly");
    const found: KeptDraft[] = await settle(store.index(INDEX).getAll([userId, docId]));
    return found.sort((a, b) => a.keptAt - b.keptAt);
  }
}

/** Holds a record for this tab until the returned function is called, or the tab is gone. */
export function holdKept(key: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(lockName(key), () => held);
  return release;
}

/** Runs `take` if no living tab holds the record. */
export async function takeOver(key: string, take: () => Promise<void>): Promise<void> {
  try {
    await navigator.locks.request(
      lockName(key),
      { signal: AbortSignal.timeout(LOCK_WAIT_MS) },
      take,
    );
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
