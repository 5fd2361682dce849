const DATABASE = "docuforge.drafts";

/** What this device keeps of drafts: edits, what is known of each document, and images on their way. */
export const STORES = { updates: "updates", documents: "documents", images: "images" } as const;
export const BY_DOCUMENT = "document";
export const BY_USER = "user";

/** Whose draft, and which. */
export interface DraftOwner {
  userId: string;
  docId: string;
}

/** The answer to a request, as a promise. */
export function settle<T>(request: IDBRequest<T>): Promise<T> {
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

function createEdits(database: IDBDatabase): void {
  const updates = database.createObjectStore(STORES.updates, { autoIncrement: true });
  updates.createIndex(BY_DOCUMENT, ["userId", "docId"]);
  updates.createIndex(BY_USER, "userId");
  const documents = database.createObjectStore(STORES.documents, { keyPath: ["userId", "docId"] });
  documents.createIndex(BY_USER, "userId");
}

function createImages(database: IDBDatabase): void {
  const images = database.createObjectStore(STORES.images, { keyPath: "id" });
  images.createIndex(BY_DOCUMENT, ["userId", "docId"]);
  images.createIndex(BY_USER, "userId");
}

const STEPS = [createEdits, createImages];

let database: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  if (database) return database;
  const request = indexedDB.open(DATABASE, STEPS.length);
  request.addEventListener("upgradeneeded", ({ oldVersion }) => {
    for (const step of STEPS.slice(oldVersion)) step(request.result);
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

/** Reads from one or more stores as of one moment. */
export async function reading(...stores: string[]): Promise<IDBTransaction> {
  return (await open()).transaction(stores, "readonly");
}

/** Changes all stores together; resolved means on disk. */
export async function changing(
  work: (stores: Record<keyof typeof STORES, IDBObjectStore>) => void,
): Promise<void> {
  const transaction = (await open()).transaction(Object.values(STORES), "readwrite");
  const done = written(transaction);
  work({
    updates: transaction.objectStore(STORES.updates),
    documents: transaction.objectStore(STORES.documents),
    images: transaction.objectStore(STORES.images),
  });
  await done;
}

/** Deletes what a cursor goes over. */
export function deleteAll(request: IDBRequest<IDBCursorWithValue | null>): void {
  request.addEventListener("success", () => {
    const cursor = request.result;
    if (!cursor) return;
    cursor.delete();
    cursor.continue();
  });
}
