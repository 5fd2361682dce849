import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** All parts but the last have this size; R2 wants them equal and of 5 MiB or more. */
const PART = 8 * 1024 * 1024;

/** Writes a ZIP into a bucket while it grows, so that no more than a part is in memory. */
export class ZipUpload {
  private readonly upload: R2MultipartUpload;
  private readonly parts: R2UploadedPart[] = [];
  private readonly part = new Uint8Array(PART);
  private used = 0;
  private size = 0;
  private waiting: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    this.waiting.push(chunk);
  });

  private constructor(upload: R2MultipartUpload) {
    this.upload = upload;
  }

  static async open(bucket: R2Bucket, key: string, contentType: string): Promise<ZipUpload> {
    return new ZipUpload(
      await bucket.createMultipartUpload(key, { httpMetadata: { contentType } }),
    );
  }

  /** Adds a file with a time in UTC; what is compressed already is stored as it is. */
  async add(path: string, bytes: Uint8Array, at: Date, isCompressed: boolean): Promise<void> {
    const file = isCompressed ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    // ZIP stores local time: a date built from local parts reads the same everywhere.
    file.mtime = new Date(
      Math.max(1980, at.getUTCFullYear()),
      at.getUTCMonth(),
      at.getUTCDate(),
      at.getUTCHours(),
      at.getUTCMinutes(),
      at.getUTCSeconds(),
    );
    this.zip.add(file);
    file.push(bytes, true);
    await this.drain();
  }

  /** Ends the ZIP and makes it visible in the bucket; answers its size in bytes. */
  async finish(): Promise<number> {
    this.zip.end();
    await this.drain();
    await this.send(this.part.slice(0, this.used));
    await this.upload.complete(this.parts);
    return this.size;
  }

  async abort(): Promise<void> {
    await this.upload.abort();
  }

  private async drain(): Promise<void> {
    const chunks = this.waiting;
    this.waiting = [];
    for (const chunk of chunks) {
      for (let from = 0; from < chunk.length; ) {
        const take = Math.min(PART - this.used, chunk.length - from);
        this.part.set(chunk.subarray(from, from + take), this.used);
        this.used += take;
        from += take;
        if (this.used < PART) continue;
        await this.send(this.part.slice());
        this.used = 0;
      }
    }
  }

  private async send(bytes: Uint8Array): Promise<void> {
    this.parts.push(await this.upload.uploadPart(this.parts.length + 1, bytes));
    this.size += bytes.byteLength;
  }
}
