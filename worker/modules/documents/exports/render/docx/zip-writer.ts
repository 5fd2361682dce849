import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Steps } from "../pace.ts";

const PIECE = 32_768;
/** Markup around each character of text, roughly. */
const XML_PER_CHARACTER = 5;

/** Writes files into a ZIP one after another; the same input gives the same bytes. */
export class ZipWriter {
  private readonly chunks: Uint8Array[] = [];
  private readonly encoder = new TextEncoder();
  private readonly zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    this.chunks.push(chunk);
  });

  /** Adds a text; the steps are its characters. */
  *add(path: string, pieces: Iterable<string>): Steps {
    const file = new ZipDeflate(path, { level: 6 });
    // ZIP stores local time: a date built from local parts reads the same everywhere.
    file.mtime = new Date(1980, 0, 1);
    this.zip.add(file);
    let pending = "";
    for (const piece of pieces) {
      pending += piece;
      yield piece.length / XML_PER_CHARACTER;
      if (pending.length < PIECE) continue;
      file.push(this.encoder.encode(pending), false);
      pending = "";
    }
    file.push(this.encoder.encode(pending), true);
  }

  /** Adds bytes that no longer shrink. */
  addStored(path: string, bytes: Uint8Array): void {
    const file = new ZipPassThrough(path);
    file.mtime = new Date(1980, 0, 1);
    this.zip.add(file);
    file.push(bytes, true);
  }

  finish(): Uint8Array {
    this.zip.end();
    const size = this.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const bytes = new Uint8Array(size);
    let offset = 0;
    for (const chunk of this.chunks) {
      bytes.set(chunk, offset);
      offset += chunk.length;
    }
    return bytes;
  }
}
