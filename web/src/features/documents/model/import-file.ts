/** Largest file that can be imported, in bytes. */
const MAX_BYTES = 10 * 1024 * 1024;

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const NAME = /\.(docx|md|markdown|mdown|txt)$/iu;

/** What the file chooser offers. */
export const ACCEPTED_FILES = ".docx,.md,.markdown,.mdown,.txt";

/** Whether a file looks like one that can be imported; the server looks into it. */
export function isImportable(file: File): boolean {
  return NAME.test(file.name);
}

/** Why a file cannot be imported, as far as its name and size tell. */
export function fileProblem(file: File): string | undefined {
  if (!isImportable(file)) return "Choose a Word file (.docx) or a Markdown file (.md).";
  if (file.size > MAX_BYTES) {
    return "This file has more than 10 MB. Make its pictures smaller, or split it.";
  }
  if (file.size === 0) return "This file is empty.";
  return undefined;
}

/** The type that the file is sent as. */
export function mediaTypeOf(file: File): string {
  return /\.docx$/iu.test(file.name) ? DOCX : "text/markdown";
}

/** A title made of the file's name. */
export function proposedTitle(file: File): string {
  const words = file.name
    .replace(NAME, "")
    .replace(/[_\s]+/gu, " ")
    .trim();
  return words.slice(0, 300);
}
