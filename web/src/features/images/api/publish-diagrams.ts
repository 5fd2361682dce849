import type { components } from "@/api/generated/schema.d.ts";
import { diagramSources } from "@/lib/diagrams/diagram-sources.ts";
import { type Diagram, drawDiagram, toPng } from "@/lib/diagrams/draw-diagram.ts";
import { uploadImage } from "./create-image.ts";

export interface DrawnDiagrams {
  diagrams: components["schemas"]["PublishedDiagram"][];
  /** How many could not be drawn; exports show their source. */
  failed: number;
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function addressOfBytes(blob: Blob): Promise<string> {
  const reader = new FileReader();
  reader.readAsDataURL(blob);
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(reader.error);
  });
  return String(reader.result);
}

/** HTML within a picture is not kept where it is stored: such a diagram is kept as its pixels. */
async function storableSvg({ svg, width, height }: Diagram, png: Blob): Promise<string> {
  if (!/<foreignObject/iu.test(svg)) return svg;
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"><image ${size} href="${await addressOfBytes(png)}"/></svg>`;
}

/** Draws the diagrams of a text and stores their pictures with the document. */
export async function publishDiagrams(docId: string, text: string): Promise<DrawnDiagrams> {
  const result: DrawnDiagrams = { diagrams: [], failed: 0 };
  for (const source of diagramSources(text)) {
    const diagram = await drawDiagram(source, "light").catch(() => undefined);
    if (!diagram) {
      result.failed += 1;
      continue;
    }
    const png = await toPng(diagram);
    const svg = new Blob([await storableSvg(diagram, png)], { type: "image/svg+xml" });
    const [{ id: svgImageId }, { id: pngImageId }] = await Promise.all([
      uploadImage(docId, svg),
      uploadImage(docId, png),
    ]);
    result.diagrams.push({ sourceHash: await hashOf(source), svgImageId, pngImageId });
  }
  return result;
}
