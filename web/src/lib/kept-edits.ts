/** What this device has of one person's draft. */
export interface KeptEdits {
  /** Yjs updates, the oldest first. */
  updates: Uint8Array[];
  /** The Yjs state vector that the server last said it has. */
  persisted: Uint8Array | undefined;
  /** Whether some of the updates are edits that the server had not confirmed. */
  unsaved: boolean;
}

/** Whose draft, and which. */
export interface DraftOwner {
  userId: string;
  docId: string;
}

type UpdateRecord = DraftOwner & { update: Uint8Array };
type DocumentRecord = DraftOwner & {
  persisted?: Uint8Array | undefined;
  unsaved?: true;
};

const DATABASE = "docuforge.drafts";
const UPDATES = "updates";
const DOCUMENTS = "documents";
const BY_DOCUMENT = "document";
const BY_USER = "user";

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}

let database: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  if (database) return database;
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => {
    const updates = request.result.createObjectStore(UPDATES, { autoIncrement: true });
    updates.createIndex(BY_DOCUMENT, ["userId", "docId"]);
    updates.createIndex(BY_USER, "userId");
    const documents = request.result.createObjectStore(DOCUMENTS, { keyPath: ["userId", "docId"] });
    documents.createIndex(BY_USER, "userId");
  });
  const opening = settle(request);
  database = opening;
  opening.then(
    (opened) =>
      opened.addEventListener("versionchange", () => {
        opened.close();
        database = undefined;
      }),
    () => {
      database = undefined;
    },
  );
  return opening;
}

async function change(
  work: (updates: IDBObjectStore, documents: IDBObjectStore) => void,
): Promise<void> {
  const transaction = (await open()).transaction([UPDATES, DOCUMENTS], "readwrite");
  const done = written(transaction);
  work(transaction.objectStore(UPDATES), transaction.objectStore(DOCUMENTS));
  await done;
}

function deleteAll(request: IDBRequest<IDBCursorWithValue | null>): void {
  request.addEventListener("success", () => {
    const cursor = request.result;
    if (!cursor) return;
    cursor.delete();
    cursor.continue();
  });
}

/** Everything this device keeps of a person's draft. */
export async function readKept({ userId, docId }: DraftOwner): Promise<KeptEdits> {
  const transaction = (await open()).transaction([UPDATES, DOCUMENTS], "readonly");
  const [records, document] = await Promise.all([
    settle<UpdateRecord[]>(
      transaction.objectStore(UPDATES).index(BY_DOCUMENT).getAll([userId, docId]),
    ),
    settle<DocumentRecord | undefined>(transaction.objectStore(DOCUMENTS).get([userId, docId])),
  ]);
  return {
    updates: records.map(({ update }) => update),
    persisted: document?.persisted,
    unsaved: document?.unsaved ?? false,
  };
}

/** Adds an update; answered means on disk. `unsaved` notes that the server does not have it. */
export function keepUpdate(
  { userId, docId }: DraftOwner,
  update: Uint8Array,
  { unsaved }: { unsaved: boolean },
): Promise<void> {
  return change((updates, documents) => {
    updates.add({ userId, docId, update } satisfies UpdateRecord);
    if (!unsaved) return;
    const known: IDBRequest<DocumentRecord | undefined> = documents.get([userId, docId]);
    known.addEventListener("success", () =>
      documents.put({ ...known.result, userId, docId, unsaved: true } satisfies DocumentRecord),
    );
  });
}

/** Notes what the server has, and whether edits are missing from it. */
export function keepPersisted(
  { userId, docId }: DraftOwner,
  persisted: Uint8Array,
  { unsaved }: { unsaved: boolean },
): Promise<void> {
  const record: DocumentRecord = { userId, docId, persisted, ...(unsaved && { unsaved }) };
  return change((_, documents) => documents.put(record));
}

/** The documents with edits that are on this device alone. */
export async function listUnsaved(): Promise<string[]> {
  const transaction = (await open()).transaction(DOCUMENTS, "readonly");
  const records = await settle<DocumentRecord[]>(transaction.objectStore(DOCUMENTS).getAll());
  return records.flatMap(({ docId, unsaved }) => (unsaved ? [docId] : []));
}

/** Replaces all updates of a draft by one that `merge` makes of them, also those of other tabs. */
export function compactKept(
  { userId, docId }: DraftOwner,
  merge: (updates: readonly Uint8Array[]) => Uint8Array,
): Promise<void> {
  return change((updates) => {
    const all: IDBRequest<UpdateRecord[]> = updates.index(BY_DOCUMENT).getAll([userId, docId]);
    all.addEventListener("success", () => {
      const update = merge(all.result.map((record) => record.update));
      deleteAll(updates.index(BY_DOCUMENT).openCursor([userId, docId]));
      updates.add({ userId, docId, update } satisfies UpdateRecord);
    });
  });
}

/** Removes what is kept of one draft. */
export function forgetKept({ userId, docId }: DraftOwner): Promise<void> {
  return change((updates, documents) => {
    deleteAll(updates.index(BY_DOCUMENT).openCursor([userId, docId]));
    documents.delete([userId, docId]);
  });
}

/** Removes what is kept of everybody's drafts, or of everybody's but one person's. */
export function forgetAllKept({ exceptOf }: { exceptOf?: string } = {}): Promise<void> {
  return change((updates, documents) => {
    if (exceptOf === undefined) {
      updates.clear();
      documents.clear();
      return;
    }
    for (const range of [
      IDBKeyRange.upperBound(exceptOf, true),
      IDBKeyRange.lowerBound(exceptOf, true),
    ]) {
      deleteAll(updates.index(BY_USER).openCursor(range));
      deleteAll(documents.index(BY_USER).openCursor(range));
    }
  });
}
