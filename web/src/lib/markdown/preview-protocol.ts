import type { Analysis } from "./analyze.ts";

/** Asks the worker for a text; a newer request makes it drop an older one. */
export interface PreviewRequest {
  id: number;
  text: string;
  /** Without it only the analysis is answered. */
  render: boolean;
}

/** A rendered part of the document, in order. */
export interface PreviewPart {
  /** The same for the same source, so that its HTML can be kept. */
  key: string;
  line: number;
}

export type PreviewAnswer =
  | { type: "analysis"; id: number; analysis: Analysis }
  /** The next parts, with the HTML of those that were not answered before. */
  | { type: "html"; id: number; html: [key: string, html: string][]; parts: PreviewPart[] }
  | { type: "done"; id: number; parts: PreviewPart[] };
