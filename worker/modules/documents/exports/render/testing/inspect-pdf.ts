import { inflateSync } from "node:zlib";

interface PdfObject {
  dictionary: string;
  stream: Buffer | null;
}

/** The objects of a PDF as the renderer writes it: no object streams, no encryption. */
export interface InspectedPdf {
  raw: string;
  objects: Map<number, PdfObject>;
  /** Text of each page in drawing order, with a line break wherever the baseline moves. */
  pages: string[];
}

const objectPattern = /(\d+) 0 obj\n([\s\S]*?)\nendobj/g;

function readObjects(bytes: Uint8Array): Map<number, PdfObject> {
  const text = Buffer.from(bytes).toString("latin1");
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(objectPattern)) {
    const [, id = "0", body = ""] = match;
    const at = body.indexOf("\nstream\n");
    const dictionary = at < 0 ? body : body.slice(0, at);
    let stream: Buffer | null = null;
    if (at >= 0) {
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
      const start = match.index + match[0].indexOf(body) + at + "\nstream\n".length;
      const data = Buffer.from(bytes.subarray(start, start + length));
      stream = dictionary.includes("/FlateDecode") ? inflateSync(data) : data;
    }
    objects.set(Number(id), { dictionary, stream });
  }
  return objects;
}

function reference(dictionary: string, name: string): number {
  return Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(dictionary)?.[1] ?? 0);
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex.replace(/[\s]/g, ""), "hex").swap16().toString("utf16le");
}

function unicodeMap(objects: Map<number, PdfObject>, font: number): string[] {
  const map = objects.get(reference(objects.get(font)?.dictionary ?? "", "ToUnicode"));
  const text = map?.stream?.toString("latin1") ?? "";
  const characters: string[] = [];
  for (const range of text.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    const first = Number.parseInt(range[1] ?? "0", 16);
    let offset = 0;
    for (const entry of (range[2] ?? "").matchAll(/<([^>]*)>/g)) {
      characters[first + offset] = fromUtf16(entry[1] ?? "");
      offset += 1;
    }
  }
  return characters;
}

const operator =
  /ActualText <([0-9A-Fa-f]+)>>> BDC|\nEMC|BT \/(F\d+)[\s\S]*? (-?[\d.]+) Tm ([\s\S]*?) ET/g;

function pageText(content: string, fonts: ReadonlyMap<string, string[]>): string {
  let text = "";
  let baseline = "";
  let actual: string | null = null;
  for (const match of content.matchAll(operator)) {
    const [, replacement, font, y, shown] = match;
    if (replacement !== undefined) actual = fromUtf16(replacement).replace("\ufeff", "");
    else if (font === undefined) actual = null;
    else {
      if (y !== baseline && baseline !== "") text += "\n";
      baseline = y ?? "";
      if (actual !== null) text += actual;
      else
        for (const hex of (shown ?? "").matchAll(/<([0-9a-f]*)>/g))
          text += decode(hex[1] ?? "", fonts.get(font) ?? []);
      if (actual !== null) actual = "";
    }
  }
  return text;
}

function decode(hex: string, characters: readonly string[]): string {
  let text = "";
  for (let at = 0; at < hex.length; at += 4)
    text += characters[Number.parseInt(hex.slice(at, at + 4), 16)] ?? "\u0000";
  return text;
}

/** Reads back what the renderer wrote, so that tests can look at structure and text. */
export function inspectPdf(bytes: Uint8Array): InspectedPdf {
  const objects = readObjects(bytes);
  const maps = new Map<number, string[]>();
  const pages: string[] = [];
  for (const { dictionary } of objects.values()) {
    if (!/\/Type \/Page\n/.test(dictionary)) continue;
    const resources = objects.get(reference(dictionary, "Resources"))?.dictionary ?? "";
    const fonts = new Map<string, string[]>();
    for (const entry of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const id = Number(entry[2]);
      const map = maps.get(id) ?? unicodeMap(objects, id);
      maps.set(id, map);
      fonts.set(entry[1] ?? "", map);
    }
    const content =
      objects.get(reference(dictionary, "Contents"))?.stream?.toString("latin1") ?? "";
    pages.push(pageText(content, fonts));
  }
  return { raw: Buffer.from(bytes).toString("latin1"), objects, pages };
}
