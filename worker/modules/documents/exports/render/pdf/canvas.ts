import { KEY, MARKED, UNDERLINE } from "../markdown/model.ts";
import { embedPicture, type PlacedPicture } from "./embed-picture.ts";
import type { Line } from "./lines.ts";
import type { Page } from "./page.ts";
import type { PdfDocument, PdfReference } from "./pdfkit-document.ts";
import { COLORS, type Color } from "./theme.ts";
import { groupByStyle, groupByTarget } from "./token-groups.ts";
import { BELOW_BASELINE, type InlinePicture, type Token } from "./tokens.ts";

/** A node of the structure tree; content is added while it is open. */
export interface Tag {
  ref: PdfReference;
  kids: unknown[];
  page: PdfReference | null;
  type: string;
  parent: Tag | null;
  extra: Record<string, unknown>;
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The address of a footnote inside the document. */
export function noteTarget(note: number): string {
  return `#n${String(note).padStart(5, "0")}`;
}

function utf16Hex(text: string): string {
  let hex = "FEFF";
  for (let index = 0; index < text.length; index += 1) {
    hex += text.charCodeAt(index).toString(16).padStart(4, "0");
  }
  return hex;
}

/** Paints pages into a document, or only counts them when there is none (the dry pass). */
export class Canvas {
  pageNumber = 0;
  page: Page;
  private readonly doc: PdfDocument | null;
  private readonly operators: string[] = [];
  private marked: Tag | "artifact" | null = null;
  private readonly pictures = new Map<PlacedPicture, PdfReference>();
  private readonly root: Tag | null;
  private readonly targets: ReadonlyMap<string, string>;

  /** `targets` maps "#heading-id" addresses to named destinations. */
  constructor(doc: PdfDocument | null, targets: ReadonlyMap<string, string>, page: Page) {
    this.doc = doc;
    this.page = page;
    this.targets = targets;
    this.root = doc === null ? null : this.open("Document", null);
  }

  addPage(page: Page): void {
    this.finishPage();
    this.page = page;
    this.pageNumber += 1;
    this.doc?.addPage({ size: [page.width, page.height], margin: 0 });
  }

  /** Writes what has been collected for the page. */
  finishPage(): void {
    this.unmark();
    if (this.doc !== null && this.operators.length > 0)
      this.doc.addContent(this.operators.join("\n"));
    this.operators.length = 0;
  }

  open(
    type: string,
    parent: Tag | null = this.root,
    extra: Record<string, unknown> = {},
  ): Tag | null {
    if (this.doc === null) return null;
    const tag: Tag = { ref: this.doc.ref({}), kids: [], page: null, type, parent, extra };
    parent?.kids.push(tag.ref);
    return tag;
  }

  close(tag: Tag | null): void {
    if (tag === null || this.doc === null) return;
    if (this.marked === tag) this.unmark();
    const parent = tag.parent === null ? this.doc.getStructTreeRoot() : tag.parent.ref;
    const page = tag.page === null ? {} : { Pg: tag.page };
    tag.ref.data = {
      Type: "StructElem",
      S: tag.type,
      P: parent,
      ...page,
      K: tag.kids,
      ...tag.extra,
    };
    tag.ref.end();
    tag.ref.data = {};
    tag.kids = [];
  }

  end(): void {
    this.finishPage();
    if (this.doc === null || this.root === null) return;
    this.doc.getStructTreeRoot().data.K = [this.root.ref];
    this.close(this.root);
  }

  private unmark(): void {
    if (this.marked !== null) this.operators.push("EMC");
    this.marked = null;
  }

  private mark(target: Tag | "artifact"): void {
    if (this.marked === target || this.doc === null) return;
    this.unmark();
    this.marked = target;
    if (target === "artifact") {
      this.operators.push("/Artifact BMC");
      return;
    }
    const page = this.doc.page;
    const parents = this.doc.getStructParentTree().get(page.structParentTreeKey);
    const mcid = parents.length;
    parents.push(target.ref);
    target.page ??= page.dictionary;
    const same = target.page === page.dictionary;
    target.kids.push(same ? mcid : { Type: "MCR", Pg: page.dictionary, MCID: mcid });
    this.operators.push(`/${target.type} <</MCID ${mcid}>> BDC`);
  }

  rectangle(x: number, y: number, width: number, height: number, color: Color): void {
    if (this.doc === null) return;
    this.mark("artifact");
    this.operators.push(`${color} rg ${n(x)} ${n(y)} ${n(width)} ${n(height)} re f`);
  }

  outline(x: number, y: number, width: number, height: number, color: Color): void {
    if (this.doc === null) return;
    this.mark("artifact");
    this.operators.push(`${color} RG 0.5 w ${n(x)} ${n(y)} ${n(width)} ${n(height)} re S`);
  }

  /** Places a picture; `tag` carries its description. */
  picture(
    image: PlacedPicture,
    x: number,
    y: number,
    width: number,
    height: number,
    tag: Tag,
  ): void {
    if (this.doc === null) return;
    const { doc } = this;
    const reference = this.pictures.get(image) ?? embedPicture(doc, image);
    this.pictures.set(image, reference);
    const bottom = this.page.height - y - height;
    const box = [x, bottom, x + width, bottom + height].map((at) => Math.round(at * 100) / 100);
    tag.extra = { ...tag.extra, A: { O: "Layout", BBox: box } };
    doc.page.xobjects[`I${reference.id}`] = reference;
    this.mark(tag);
    this.operators.push(
      `q ${n(width)} 0 0 ${n(-height)} ${n(x)} ${n(y + height)} cm /I${reference.id} Do Q`,
    );
  }

  /** The slanted gold stroke of a requirement id. */
  reed(x: number, y: number, height: number): void {
    if (this.doc === null) return;
    this.mark("artifact");
    const width = height * 0.24;
    const slant = height * 0.22;
    this.operators.push(
      `${COLORS.gold} rg ${n(x + slant)} ${n(y)} m ${n(x + slant + width)} ${n(y)} l ` +
        `${n(x + width)} ${n(y + height)} l ${n(x)} ${n(y + height)} l f`,
    );
  }

  /** Draws a line of tokens from x with its baseline at y. */
  line(line: Line, x: number, y: number, tag: Tag | null): void {
    if (this.doc === null) return;
    let left = x;
    for (const { anchor } of line.tokens) {
      const target = anchor === null ? undefined : this.targets.get(`#${anchor}`);
      if (target !== undefined) this.destination(target, y - 24);
    }
    for (const group of groupByTarget(line.tokens)) {
      const first = group[0];
      if (first === undefined) continue;
      const width = group.reduce((sum, token) => sum + token.width, 0);
      const href = first.note === null ? first.href : noteTarget(first.note);
      if (href === null || tag === null) this.tokens(group, left, y, tag ?? "artifact");
      else {
        const link = this.open(first.note === null ? "Link" : "Reference", tag);
        if (link !== null) {
          this.tokens(group, left, y, link);
          this.annotate(
            link,
            left,
            y - first.size,
            width,
            first.size * 1.3,
            href,
            group.map((t) => t.text).join(""),
          );
          this.close(link);
        }
      }
      left += width;
    }
  }

  private tokens(tokens: readonly Token[], x: number, y: number, target: Tag | "artifact"): void {
    let left = x;
    for (const run of groupByStyle(tokens)) {
      const first = run[0];
      if (first === undefined) continue;
      const width = run.reduce((sum, token) => sum + token.width, 0);
      const { size } = first;
      if (first.picture !== null) {
        this.inlinePicture(first, first.picture, left, y, target);
        left += width;
        continue;
      }
      if (first.code)
        this.rectangle(left - 1, y - size * 0.95, width + 2, size * 1.3, COLORS.sunken);
      if ((first.marks & MARKED) !== 0)
        this.rectangle(left - 0.5, y - size * 0.95, width + 1, size * 1.3, COLORS.marked);
      if ((first.marks & KEY) !== 0)
        this.outline(left - 1, y - size * 0.95, width + 2, size * 1.3, COLORS.lineStrong);
      if (first.requirement) this.reed(left, y - size * 0.78, size * 0.95);
      this.mark(target);
      this.show(run, first.requirement ? left + size * 0.62 : left, y);
      const isLink = first.href !== null && !first.requirement;
      if (isLink || (first.marks & UNDERLINE) !== 0)
        this.rectangle(left, y + size * 0.16, width, 0.4, first.color);
      if (first.strike) this.rectangle(left, y - size * 0.3, width, 0.6, first.color);
      left += width;
    }
  }

  private inlinePicture(
    { text, width, size }: Token,
    { image, height }: InlinePicture,
    x: number,
    y: number,
    target: Tag | "artifact",
  ): void {
    if (target === "artifact") return;
    const figure = this.open("Figure", target, { Alt: new String(text || "Picture") });
    const top = y + size * BELOW_BASELINE - height;
    if (figure !== null) this.picture(image, x, top, width, height, figure);
    this.close(figure);
  }

  private show(run: readonly Token[], x: number, y: number): void {
    const first = run[0];
    if (this.doc === null || first === undefined) return;
    const { embedded } = first.face.font;
    this.doc.page.fonts[embedded.id] ??= embedded.ref();
    const slant = first.face.syntheticItalic ? n(0.2) : "0";
    const bold = first.face.syntheticBold;
    const actual = run.some((token) => token.shaped.needsActualText);
    if (actual)
      this.operators.push(
        `/Span <</ActualText <${utf16Hex(run.map((token) => token.text).join(""))}>>> BDC`,
      );
    const parts = first.shaped.raised ?? [
      { rise: 0, glyphs: run.map((token) => token.shaped.glyphs).join("") },
    ];
    const shown = parts.map(({ rise, glyphs }) => {
      const total = (rise * first.size) / 1000 + first.rise;
      return total === 0 ? `[${glyphs}] TJ` : `${n(total)} Ts [${glyphs}] TJ 0 Ts`;
    });
    this.operators.push(
      `BT /${embedded.id} ${n(first.size)} Tf ${first.color} rg ` +
        `${bold ? `${first.color} RG ${n(first.size * 0.028)} w 2 Tr ` : ""}` +
        `1 0 ${slant} -1 ${n(x)} ${n(y)} Tm ${shown.join(" ")}${bold ? " 0 Tr" : ""} ET`,
    );
    if (actual) this.operators.push("EMC");
  }

  /** Makes an area of the page a link and ties it to its structure element. */
  annotate(
    tag: Tag,
    x: number,
    y: number,
    width: number,
    height: number,
    href: string,
    label: string,
  ): void {
    if (this.doc === null) return;
    const page = this.doc.page;
    const key = this.doc.createStructParentTreeNextKey();
    this.doc.getStructParentTree().add(key, tag.ref);
    const target = href.startsWith("#")
      ? { Dest: new String(this.targets.get(href) ?? href.slice(1)) }
      : { A: { Type: "Action", S: "URI", URI: new String(href) } };
    const annotation = this.doc.ref({
      Type: "Annot",
      Subtype: "Link",
      Rect: [x, this.page.height - y - height, x + width, this.page.height - y],
      Border: [0, 0, 0],
      F: 4,
      Contents: new String(label.slice(0, 200)),
      StructParent: key,
      ...target,
    });
    page.annotations.push(annotation);
    annotation.end();
    tag.page ??= page.dictionary;
    tag.kids.push({ Type: "OBJR", Obj: annotation, Pg: page.dictionary });
  }

  destination(name: string, y: number): void {
    this.doc?.addNamedDestination(name, "XYZ", this.page.left - 20, Math.max(0, y), null);
  }
}
