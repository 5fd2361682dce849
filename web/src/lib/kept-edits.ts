import {
  BY_DOCUMENT,
  BY_USER,
  changing,
  type DraftOwner,
  deleteAll,
  reading,
  STORES,
  settle,
} from "./kept-database.ts";

/** What this device has of one person's draft. */
export interface KeptEdits {
  /** Yjs updates, the oldest first. */
  updates: Uint8Array[];
  /** The Yjs state vector that the server last said it has. */
  persisted: Uint8Array | undefined;
  /** Whether some of the updates are edits that the server had not confirmed. */
  unsaved: boolean;
}

type UpdateRecord = DraftOwner & { update: Uint8Array };
type DocumentRecord = DraftOwner & {
  persisted?: Uint8Array | undefined;
  unsaved?: true;
};

/** Everything this device keeps of a person's draft. */
export async function readKept({ userId, docId }: DraftOwner): Promise<KeptEdits> {
  const transaction = await reading(STORES.updates, STORES.documents);
  const [records, document] = await Promise.all([
    settle<UpdateRecord[]>(
      transaction.objectStore(STORES.updates).index(BY_DOCUMENT).getAll([userId, docId]),
    ),
    settle<DocumentRecord | undefined>(
      transaction.objectStore(STORES.documents).get([userId, docId]),
    ),
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
  return changing(({ updates, documents }) => {
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
  return changing(({ documents }) => documents.put(record));
}

/** The documents with edits that are on this device alone. */
export async function listUnsaved(): Promise<string[]> {
  const transaction = await reading(STORES.documents);
  const records = await settle<DocumentRecord[]>(
    transaction.objectStore(STORES.documents).getAll(),
  );
  return records.flatMap(({ docId, unsaved }) => (unsaved ? [docId] : []));
}

/** Replaces all updates of a draft by one that `merge` makes of them, also those of other tabs. */
export function compactKept(
  { userId, docId }: DraftOwner,
  merge: (updates: readonly Uint8Array[]) => Uint8Array,
): Promise<void> {
  return changing(({ updates }) => {
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
  return changing(({ updates, documents }) => {
    deleteAll(updates.index(BY_DOCUMENT).openCursor([userId, docId]));
    documents.delete([userId, docId]);
  });
}

/** Removes what is kept of everybody's drafts, or of everybody's but one person's. */
export function forgetAllKept({ exceptOf }: { exceptOf?: string } = {}): Promise<void> {
  return changing((stores) => {
    for (const store of Object.values(stores)) {
      if (exceptOf === undefined) {
        store.clear();
        continue;
      }
      const others = [
        IDBKeyRange.upperBound(exceptOf, true),
        IDBKeyRange.lowerBound(exceptOf, true),
      ];
      for (const range of others) {
        deleteAll(store.index(BY_USER).openCursor(range));
      }
    }
  });
}
