import type { Picture } from "../pictures/picture.ts";
import type { Block, DocumentModel, ImageBlock, Run } from "./model.ts";

/** In CSS pixels; what is larger would tear the lines of a sentence apart. */
const LARGEST_INLINE = { width: 240, height: 40 };

type Pictures = ReadonlyMap<string, Picture>;
type Fits = (picture: Picture) => boolean;

function hasText(runs: readonly Run[]): boolean {
  return runs.some(
    ({ text, note, image }) => image === undefined && (text.trim() !== "" || note !== undefined),
  );
}

function imageOf({ text, image }: Run): ImageBlock | undefined {
  return image === undefined
    ? undefined
    : { type: "image", source: image, alt: text, fallback: null };
}

/** A line as a paragraph, or as the one picture that it consists of. */
export function lineBlocks(runs: readonly Run[]): Block[] {
  const [image, ...others] = runs.flatMap((run) => imageOf(run) ?? []);
  if (hasText(runs) || others.length > 0) return [{ type: "paragraph", runs: [...runs] }];
  return image === undefined ? [] : [image];
}

/** The runs without the spaces that were beside a picture. */
function trimmed(runs: readonly Run[]): Run[] {
  return runs.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === runs.length - 1 ? start.trimEnd() : start };
  });
}

function isSmall({ width, height }: Picture): boolean {
  return width <= LARGEST_INLINE.width && height <= LARGEST_INLINE.height;
}

/** The runs with the text of each picture that cannot stand among them. */
function withoutPictures(runs: readonly Run[], stays: (run: Run) => boolean): Run[] {
  return runs.map((run) => {
    if (run.image === undefined || stays(run)) return run;
    const { image: _image, ...rest } = run;
    return { ...rest, text: `[${run.text || "picture"}]` };
  });
}

/** Lets every picture that is too large for a paragraph stand on its own, between the text before and after it. */
function split(runs: readonly Run[], pictures: Pictures, fits: Fits): Block[] {
  const blocks: Block[] = [];
  let text: Run[] = [];
  const flush = (): void => {
    while (text[0]?.text === "\n") text.shift();
    while (text.at(-1)?.text === "\n") text.pop();
    blocks.push(...lineBlocks(trimmed(text)));
    text = [];
  };
  for (const run of withoutPictures(runs, ({ image = "" }) => pictures.has(image))) {
    const image = imageOf(run);
    const picture = image && pictures.get(image.source);
    if (image === undefined || picture === undefined || fits(picture)) {
      text.push(run);
      continue;
    }
    flush();
    blocks.push(image);
  }
  flush();
  return blocks;
}

function placeIn(blocks: Block[], pictures: Pictures, fits: Fits): void {
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.type === "quote") placeIn(block.blocks, pictures, fits);
    else if (block?.type === "list")
      for (const item of block.items) placeIn(item.blocks, pictures, fits);
    else if (block?.type === "table") {
      for (const row of [block.header, ...block.rows])
        for (const cell of row) if (cell.length > 0) placeIn(cell, pictures, fits);
    } else if (block?.type === "heading") {
      const isInline = ({ image = "" }: Run) => {
        const picture = pictures.get(image);
        return picture !== undefined && isSmall(picture);
      };
      block.runs = withoutPictures(block.runs, isInline);
    } else if (block?.type === "paragraph" && block.runs.some((run) => run.image !== undefined)) {
      const parts = split(block.runs, pictures, fits);
      blocks.splice(index, 1, ...parts);
      index += parts.length - 1;
    }
  }
}

/** The blocks of a note, whose pictures are lines of its text. */
function withLines(blocks: readonly Block[], pictures: Pictures): Block[] {
  return blocks.map((block): Block => {
    if (block.type === "quote") return { ...block, blocks: withLines(block.blocks, pictures) };
    if (block.type === "list") {
      const items = block.items.map((item) => ({
        ...item,
        blocks: withLines(item.blocks, pictures),
      }));
      return { ...block, items };
    }
    if (block.type !== "image" || !pictures.has(block.source)) return block;
    return { type: "paragraph", runs: [{ text: block.alt, marks: 0, image: block.source }] };
  });
}

/** Leaves small pictures in their sentence and all in notes, and gives large ones a place of their own. */
export function placePictures(model: DocumentModel, pictures: Pictures): void {
  placeIn(model.blocks, pictures, isSmall);
  for (const note of model.notes) {
    placeIn(note.blocks, pictures, () => true);
    note.blocks = withLines(note.blocks, pictures);
  }
}
