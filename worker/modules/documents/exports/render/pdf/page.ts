/** A page and its margins in points. */
export interface Page {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  contentWidth: number;
  contentBottom: number;
  /** The height between the margins. */
  contentHeight: number;
}

export type PageSize = "A4" | "LETTER";

const sheets: Record<PageSize, [number, number]> = { A4: [595.28, 841.89], LETTER: [612, 792] };
const margins = { left: 68, right: 68, top: 82, bottom: 78 };

function pageOf(width: number, height: number): Page {
  return {
    width,
    height,
    ...margins,
    contentWidth: width - margins.left - margins.right,
    contentBottom: height - margins.bottom,
    contentHeight: height - margins.top - margins.bottom,
  };
}

/** The two ways a sheet can lie. */
export function pagesOf(size: PageSize): { upright: Page; turned: Page } {
  const [width, height] = sheets[size];
  return { upright: pageOf(width, height), turned: pageOf(height, width) };
}
