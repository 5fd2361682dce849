import { strFromU8, unzipSync } from "fflate";
import { unreadable } from "./unreadable.ts";

const MAX_XML_BYTES = 40 * 1024 * 1024;
const MAX_MEDIA_BYTES = 40 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

const neededPart =
  /^(?:\[Content_Types\]\.xml|_rels\/.*\.rels|docProps\/core\.xml|word\/(?:.*\.xml|_rels\/.*\.rels|media\/.+))$/u;

/** The parts of a Word document by their path. */
export type DocxParts = Record<string, Uint8Array<ArrayBuffer>>;

/**
 * Unpacks what the text of a Word document is made of. What a file says it unpacks to is counted
 * before anything is unpacked, and no part grows beyond what it said, so a small file cannot fill
 * the memory.
 */
export function unpackDocx(file: Uint8Array<ArrayBuffer>): DocxParts {
  const sizes = { xml: 0, media: 0, entries: 0 };
  let parts: DocxParts;
  try {
    parts = unzipSync(file, {
      filter: ({ name, originalSize }) => {
        sizes.entries += 1;
        if (!neededPart.test(name)) return false;
        sizes[name.startsWith("word/media/") ? "media" : "xml"] += originalSize;
        return isWithinBounds(sizes);
      },
    }) as DocxParts;
  } catch (cause) {
    throw unreadable(
      "This Word document is damaged. Open it in Word, save it again, and import that.",
      { cause },
    );
  }
  if (!isWithinBounds(sizes)) {
    throw unreadable(
      "This Word document unpacks to more than can be imported. Split it, or make its pictures smaller.",
    );
  }
  if (parts["word/document.xml"] === undefined) {
    throw unreadable("This is no Word document. Import a .docx or a Markdown file.");
  }
  return parts;
}

function isWithinBounds({ xml, media, entries }: { xml: number; media: number; entries: number }) {
  return xml <= MAX_XML_BYTES && media <= MAX_MEDIA_BYTES && entries <= MAX_ENTRIES;
}

/** A part as text; empty when the document has none of that name. */
export function partText(parts: DocxParts, path: string): string {
  const bytes = parts[path];
  return bytes === undefined ? "" : strFromU8(bytes);
}
