/** Largest image that a document keeps, in bytes. */
const MAX_BYTES = 10 * 1024 * 1024;

const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml"];

/** What the file chooser offers. */
export const ACCEPTED_IMAGES = TYPES.join(",");

/** Why a file cannot be uploaded, as far as its type and size tell; the server looks into it. */
export function imageProblem(file: File): string | undefined {
  // Some systems know no type for a file.
  if (file.type !== "" && !TYPES.includes(file.type)) {
    return "An image is a PNG, JPEG, WebP, GIF or SVG. Save it as one of these.";
  }
  if (file.size > MAX_BYTES) {
    const megabytes = Math.ceil((file.size / 1024 / 1024) * 10) / 10;
    return `It has ${megabytes} MB, and an image may have at most 10 MB. Make it smaller.`;
  }
  if (file.size === 0) return "This file is empty.";
  return undefined;
}

/** Words for an image as its file's name has them. */
export function wordsOf(file: File): string {
  return file.name
    .replace(/\.[^.]+$/u, "")
    .replace(/[_\s]+/gu, " ")
    .trim();
}

/** The Markdown of an image; `alt` is what stands for it where it cannot be seen. */
export function imageMarkdown(alt: string, url: string): string {
  return `![${alt
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[[\]\\]/gu, "\\$&")}](${url})`;
}
