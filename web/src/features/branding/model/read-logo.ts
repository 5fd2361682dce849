const WIDEST = 1200;
const PLACED = ["image/png", "image/jpeg"];
const MOST_BYTES = 1_000_000;

/** The file is no picture that this browser can show. */
export class NotAPictureError extends Error {}

async function asPng(file: Blob): Promise<Blob> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode().catch(() => {
      throw new NotAPictureError("This file is no picture. Choose a PNG, JPEG, SVG or WebP.");
    });
    const width = image.naturalWidth || WIDEST;
    const height = image.naturalHeight || WIDEST / 2;
    const isVector = file.type === "image/svg+xml";
    const scale = isVector ? WIDEST / width : Math.min(1, WIDEST / width);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob === null) throw new NotAPictureError("This picture could not be read.");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * A picture as base64 of a PNG or JPEG that a PDF and a Word file can hold: SVG and WebP are drawn
 * as PNG, and what is too large is made smaller. Throws `NotAPictureError`.
 */
export async function readLogo(file: Blob): Promise<string> {
  const fits = PLACED.includes(file.type) && file.size <= MOST_BYTES;
  const bytes = new Uint8Array(await (fits ? file : await asPng(file)).arrayBuffer());
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
