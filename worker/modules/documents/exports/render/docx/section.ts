import type { PageSize } from "../export-source.ts";

/** A sheet in twentieths of a point, with the widths between its margins. */
export interface Paper {
  width: number;
  height: number;
  textWidth: number;
  /** The same when the sheet is turned. */
  turnedWidth: number;
}

const SIDE = 1363;
const sheets: Record<PageSize, [number, number]> = { A4: [11906, 16838], LETTER: [12240, 15840] };

export function paperOf(size: PageSize): Paper {
  const [width, height] = sheets[size];
  return { width, height, textWidth: width - SIDE * 2, turnedWidth: height - SIDE * 2 };
}

/** The properties of a section; the first one has a page without header and footer. */
export function sectionXml(paper: Paper, turned: boolean, firstPageApart = false): string {
  const size = turned
    ? `<w:pgSz w:w="${paper.height}" w:h="${paper.width}" w:orient="landscape"/>`
    : `<w:pgSz w:w="${paper.width}" w:h="${paper.height}"/>`;
  return (
    `<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader${turned ? "Turned" : ""}"/>` +
    `<w:footerReference w:type="default" r:id="rIdFooter${turned ? "Turned" : ""}"/>` +
    `<w:type w:val="nextPage"/>${size}<w:pgMar w:top="1560" w:right="${SIDE}" w:bottom="1440" w:left="${SIDE}" w:header="720" w:footer="620" w:gutter="0"/>` +
    `${firstPageApart ? "<w:titlePg/>" : ""}</w:sectPr>`
  );
}
