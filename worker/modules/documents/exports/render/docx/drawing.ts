import { escapeXml } from "../escape-xml.ts";
import type { ImageBlock } from "../markdown/model.ts";
import { type Picture, POINTS_PER_PIXEL } from "../pictures/picture.ts";

const TALLEST = 11_000;
const EMU_PER_TWIP = 635;

/** The pictures of a document and the parts of the package that they became. */
export class Media {
  /** Relationship ids by the address in the text. */
  readonly used = new Map<string, { id: string; fileName: string; picture: Picture }>();
  private readonly pictures: ReadonlyMap<string, Picture>;
  private drawings = 0;

  constructor(pictures: ReadonlyMap<string, Picture>) {
    this.pictures = pictures;
  }

  /** The part of a picture that Word can show, or undefined. */
  part(source: string): { id: string; picture: Picture } | undefined {
    const known = this.used.get(source);
    if (known !== undefined) return known;
    const picture = this.pictures.get(source);
    if (picture === undefined || picture.kind === "webp" || picture.kind === "svg")
      return undefined;
    const number = this.used.size + 1;
    const part = { id: `rIdMedia${number}`, fileName: `image${number}.${picture.kind}`, picture };
    this.used.set(source, part);
    return part;
  }

  nextDrawing(): number {
    this.drawings += 1;
    return this.drawings;
  }
}

/** A picture in a run at its own size, or smaller when it would not fit; null when there is none. */
export function drawing(
  media: Media,
  image: ImageBlock,
  room: number,
  tallest = TALLEST,
): string | null {
  const part = media.part(image.source);
  if (part === undefined) return null;
  const twips = POINTS_PER_PIXEL * 20;
  const [width, height] = [part.picture.width * twips, part.picture.height * twips];
  const scale = Math.min(1, room / width, tallest / height);
  const size = `cx="${Math.round(width * scale * EMU_PER_TWIP)}" cy="${Math.round(height * scale * EMU_PER_TWIP)}"`;
  const id = media.nextDrawing();
  const label = `id="${id}" name="Picture ${id}" descr="${escapeXml(image.alt)}"`;
  return (
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr ${label}/>` +
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr ${label}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${part.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
  );
}
