import type { Block, DocumentModel } from "../markdown/model.ts";
import { eachRuns } from "../markdown/read-markdown.ts";

/** The mark by which readers know a file that follows ISO 14289-1 (PDF/UA-1, clause 5). */
export const accessibleMark = `
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        `;

function areDescribed(blocks: readonly Block[]): boolean {
  return blocks.every((block) => {
    if (block.type === "image") return block.alt.trim() !== "";
    if (block.type === "quote") return areDescribed(block.blocks);
    if (block.type === "list") return block.items.every((item) => areDescribed(item.blocks));
    if (block.type !== "table") return true;
    return [block.header, ...block.rows].every((row) => row.every(areDescribed));
  });
}

/** Whether every picture says in words what it shows, which nobody but its author can. */
export function describesPictures(model: DocumentModel): boolean {
  if (!areDescribed(model.blocks)) return false;
  for (const runs of eachRuns(model))
    if (runs.some((run) => run.image !== undefined && run.text.trim() === "")) return false;
  return true;
}
