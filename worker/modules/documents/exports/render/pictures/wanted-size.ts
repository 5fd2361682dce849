import type { Picture } from "./picture.ts";

/** As the attributes of an image say it. */
export interface WantedSize {
  width?: string | undefined;
  height?: string | undefined;
}

const sizePattern = /^(\d{1,4})(px|%)?$/;
const addressPattern = /^([\s\S]*)#(width|height)=(\d{1,4})(%?)$/;
/** CSS pixels between the margins of a page, of which a size in per cent is a part. */
const PAGE_WIDTH = 612;

/** An address of a picture with the size that `<img width="…">` or else `height` wants, if any. */
export function withWantedSize(address: string, { width, height }: WantedSize): string {
  for (const [name, value] of [
    ["width", width],
    ["height", height],
  ] as const) {
    const [, number = "0", unit] = sizePattern.exec(value?.trim() ?? "") ?? [];
    const isPart = unit === "%";
    if (Number(number) === 0 || (isPart && (name === "height" || Number(number) > 100))) continue;
    return `${address}#${name}=${number}${isPart ? "%" : ""}`;
  }
  return address;
}

/** The address alone, and what gives its picture the wanted size, with its proportions kept. */
export function wantedSizeOf(source: string): {
  address: string;
  resize(picture: Picture): Picture;
} {
  const [, address, side, number, isPart] = addressPattern.exec(source) ?? [];
  if (address === undefined) return { address: source, resize: (picture) => picture };
  const pixels = isPart === "%" ? (PAGE_WIDTH * Number(number)) / 100 : Number(number);
  return {
    address,
    resize: (picture) => {
      const scale = pixels / (side === "width" ? picture.width : picture.height);
      return { ...picture, width: picture.width * scale, height: picture.height * scale };
    },
  };
}
