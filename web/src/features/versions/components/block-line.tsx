import { cx } from "@/lib/cx.ts";
import { languageOf } from "@/lib/language.ts";
import type { BlockChange, TextChange } from "../api/get-diff.ts";
import { cellChanges, onSide, readableChanges, sourceChanges } from "../model/shown-changes.ts";
import { ChangedWords } from "./changed-words.tsx";

export type CompareMode = "document" | "source";
export type CompareLayout = "inline" | "split";
type Side = "before" | "after" | "both";

const LOOKS = {
  same: { mark: "", words: "", look: "", ink: "" },
  added: { mark: "+", words: "Added: ", look: "bg-success-tint", ink: "text-success-text" },
  removed: { mark: "−", words: "Removed: ", look: "bg-danger-tint", ink: "text-danger-text" },
  changed: { mark: "~", words: "Changed: ", look: "", ink: "text-gold-text" },
} as const;

function textOf(changes: readonly TextChange[]): string {
  return changes.map(({ text }) => text).join("");
}

/** The cells of a row: in columns, or below each other where columns would be too narrow to read. */
function Row({ cells, side, plain }: { cells: TextChange[][]; side: Side; plain: boolean }) {
  return (
    <span className="@container block">
      <span
        className="grid gap-x-3 font-sans text-xs leading-4.5 @max-[24rem]:block"
        style={{
          gridTemplateColumns: `minmax(4.5rem, .4fr) repeat(${cells.length - 1}, minmax(0, 1fr))`,
        }}
      >
        {cells.map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells of one row are never reordered
          <span key={index} dir="auto" className="block py-0.75 wrap-anywhere">
            <ChangedWords changes={onSide(cell, side)} plain={plain} />
          </span>
        ))}
      </span>
    </span>
  );
}

function Content({ block, mode, side }: { block: BlockChange; mode: CompareMode; side: Side }) {
  const plain = block.type !== "changed";
  if (mode === "document" && block.kind === "row") {
    const cells = cellChanges(block);
    if (cells) return <Row cells={cells} side={side} plain={plain} />;
  }
  const readable =
    mode === "document" && block.kind !== "code" && block.kind !== "row"
      ? readableChanges(block)
      : undefined;
  if (!readable) {
    return (
      <code
        dir="auto"
        className="block font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        <ChangedWords changes={onSide(sourceChanges(block), side)} plain={plain} />
      </code>
    );
  }
  return (
    <p dir="auto" lang={languageOf(textOf(readable))}>
      <ChangedWords changes={onSide(readable, side)} plain={plain} />
    </p>
  );
}

function Half({ block, mode, side }: { block: BlockChange; mode: CompareMode; side: Side }) {
  const isMissing =
    (side === "before" && block.type === "added") || (side === "after" && block.type === "removed");
  const look =
    block.type === "changed"
      ? LOOKS[side === "before" ? "removed" : "added"]
      : LOOKS[isMissing ? "same" : block.type];
  return (
    <div
      className={cx(
        "grid min-w-0 grid-cols-[22px_minmax(0,1fr)] rounded-xs py-0.75 pe-2.5",
        isMissing ? "bg-hover" : block.type !== "changed" && look.look,
      )}
    >
      <span aria-hidden className={cx("text-center font-mono text-sm leading-6.25", look.ink)}>
        {!isMissing && look.mark}
      </span>
      <div className="min-w-0">
        {!isMissing && block.type !== "same" && <span className="sr-only">{look.words}</span>}
        {!isMissing && <Content block={block} mode={mode} side={side} />}
      </div>
    </div>
  );
}

/** One block of a comparison: unchanged, added, removed, or changed word by word. */
export function BlockLine({
  block,
  mode,
  layout,
}: {
  block: BlockChange;
  mode: CompareMode;
  layout: CompareLayout;
}) {
  const look = LOOKS[block.type];
  const target = block.type === "same" ? {} : { "data-change": "", tabIndex: -1 };
  if (layout === "split") {
    return (
      <div
        {...target}
        className={cx(
          "mt-1 grid grid-cols-2 gap-3 rounded-xs outline-offset-2",
          block.type === "same" && "text-ink-2",
        )}
      >
        <Half block={block} mode={mode} side="before" />
        <Half block={block} mode={mode} side="after" />
      </div>
    );
  }
  return (
    <div
      {...target}
      className={cx(
        "mt-1 grid grid-cols-[22px_minmax(0,1fr)] rounded-xs py-0.75 pe-2.5 outline-offset-2",
        look.look,
        block.type === "same" && "text-ink-2",
      )}
    >
      <span
        aria-hidden
        className={cx("text-center font-mono text-sm leading-6.25 font-medium", look.ink)}
      >
        {look.mark}
      </span>
      <div className="min-w-0">
        {look.words && <span className="sr-only">{look.words}</span>}
        <Content block={block} mode={mode} side="both" />
      </div>
    </div>
  );
}
