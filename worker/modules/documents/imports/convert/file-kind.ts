import { unreadable } from "./unreadable.ts";

export type FileKind = "docx" | "markdown";

const zipMagic = [0x50, 0x4b, 0x03, 0x04];
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0];
const pdfMagic = [0x25, 0x50, 0x44, 0x46];

/** What a file is, by its first bytes and whatever it is called; refuses in words what cannot be read. */
export function fileKind(file: Uint8Array): FileKind {
  if (file.byteLength === 0) throw unreadable("This file is empty.");
  if (startsWith(file, zipMagic)) return "docx";
  if (startsWith(file, oleMagic)) {
    throw unreadable(
      "This is an old Word file (.doc), or one with a password. Save it in Word as .docx without a password, and import that.",
    );
  }
  if (startsWith(file, pdfMagic)) {
    throw unreadable(
      "A PDF cannot be imported. Import the Word or Markdown file it was made from.",
    );
  }
  return "markdown";
}

function startsWith(file: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => file[index] === byte);
}
