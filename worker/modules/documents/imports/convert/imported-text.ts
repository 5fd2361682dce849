/** A picture that a file brings along. */
export interface ImportedPicture {
  bytes: Uint8Array<ArrayBuffer>;
  alt: string;
}

/** Something that could not be taken over as it was. */
export interface ImportWarning {
  code: string;
  message: string;
}

/** What was read of a file. */
export interface ImportedText {
  /** What the file calls itself. */
  title: string | null;
  pictures: ImportedPicture[];
  warnings: ImportWarning[];
  /** The Markdown, with the addresses its pictures have got, in their order; null leaves one out. */
  write(addresses: readonly (string | null)[]): string;
}
