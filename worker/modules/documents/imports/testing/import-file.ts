import { readFile } from "../convert/index.ts";

/** What a file is imported as, with the address of each picture by its number. */
export async function importFile(file: Uint8Array<ArrayBuffer>) {
  const { write, ...text } = await readFile(file, () => Promise.resolve());
  return { ...text, content: write(text.pictures.map((_, index) => `/image/${index}`)) };
}
