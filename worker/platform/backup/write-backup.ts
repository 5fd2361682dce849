import type { DatabaseLocation } from "../../db/client.ts";
import { withSnapshot } from "../../db/snapshot.ts";
import { dumpLines } from "./dump.ts";

export const backupPrefix = "backups/";

// R2 takes parts of five megabytes or more, all but the last of the same size.
const partBytes = 8 * 1024 * 1024;
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** What is used of a bucket of R2. */
export interface BackupStore {
  createMultipartUpload(key: string): Promise<{
    uploadPart(number: number, bytes: Uint8Array<ArrayBuffer>): Promise<UploadedPart>;
    complete(parts: UploadedPart[]): Promise<unknown>;
    abort(): Promise<void>;
  }>;
  list(options: { prefix: string }): Promise<{ objects: { key: string; uploaded: Date }[] }>;
  delete(keys: string[]): Promise<void>;
}

interface UploadedPart {
  partNumber: number;
  etag: string;
}

interface WriteBackup {
  database: DatabaseLocation;
  files: BackupStore;
  now: Date;
}

/** When the newest copy in the bucket was complete; undefined without one. */
export async function findNewestBackup(
  files: Pick<BackupStore, "list">,
): Promise<Date | undefined> {
  const { objects } = await files.list({ prefix: backupPrefix });
  return objects.map(({ uploaded }) => uploaded).sort((a, b) => b.getTime() - a.getTime())[0];
}

/**
 * Copies the database, as it is at one moment, to a gzipped file in the bucket: complete, or not at
 * all. Copies of thirty days ago go, but never the newest.
 */
export async function writeBackup({ database, files, now }: WriteBackup) {
  const key = `${backupPrefix}${now.toISOString().replaceAll(":", "-")}.ndjson.gz`;
  const upload = await files.createMultipartUpload(key);
  try {
    const bytes = await withSnapshot(database, async (snapshot) => {
      const zipped = zip(dumpLines(snapshot, now));
      const parts: UploadedPart[] = [];
      let size = 0;
      for await (const part of inParts(zipped)) {
        size += part.byteLength;
        parts.push(await upload.uploadPart(parts.length + 1, part));
      }
      await upload.complete(parts);
      return size;
    });
    return { key, bytes, removed: await removeOld(files, now) };
  } catch (error) {
    await upload.abort().catch(() => undefined);
    throw error;
  }
}

function zip(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const { readable, writable } = new CompressionStream("gzip");
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const feed = async () => {
    for await (const line of lines) await writer.write(encoder.encode(line));
    await writer.close();
  };
  // A failure reaches whoever reads the other end.
  feed().catch((error: unknown) => writer.abort(error));
  return readable;
}

async function* inParts(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let part = new Uint8Array(partBytes);
  let filled = 0;
  for await (const chunk of stream) {
    for (let rest = chunk; rest.byteLength > 0; ) {
      const taken = rest.subarray(0, partBytes - filled);
      part.set(taken, filled);
      filled += taken.byteLength;
      rest = rest.subarray(taken.byteLength);
      if (filled < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

async function removeOld(files: BackupStore, now: Date): Promise<number> {
  const { objects } = await files.list({ prefix: backupPrefix });
  const before = now.getTime() - keptMs;
  const newestFirst = objects.toSorted((a, b) => b.key.localeCompare(a.key));
  const old = newestFirst.slice(1).filter(({ uploaded }) => uploaded.getTime() < before);
  if (old.length > 0) await files.delete(old.map(({ key }) => key));
  return old.length;
}
