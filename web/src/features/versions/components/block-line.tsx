import { Fragment } from "react";
import { cx } from "@/lib/cx.ts";
import { requirementPattern } from "@/lib/markdown/requirement-id.ts";
import type { Block } from "../model/blocks.ts";
import type { BlockChange } from "../model/compare.ts";
import { diffWords, type WordChange } from "../model/word-diff.ts";

export type CompareMode = "document" | "source";

const LOOKS = {
  same: { mark: "", words: "", look: "" },
  added: { mark: "+", words: "Added: ", look: "bg-success-tint", ink: "text-success-text" },
  removed: { mark: "−", words: "Removed: ", look: "bg-danger-tint", ink: "text-danger-text" },
  changed: { mark: "~", words: "Changed: ", look: "", ink: "text-gold-text" },
} as const;

const HANGUL = /\p{Script=Hangul}/u;

/** Text with its requirement ids as chips. */
function Threads({ text }: { text: string }) {
  const parts: (string | { id: string; at: number })[] = [];
  let last = 0;
  for (const match of text.matchAll(requirementPattern())) {
    parts.push(text.slice(last, match.index), { id: match[0], at: match.index });
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts.map((part) =>
    typeof part === "string" ? (
      part
    ) : (
      <span key={part.at} className="req">
        {part.id}
      </span>
    ),
  );
}

function Words({ changes }: { changes: readonly WordChange[] }) {
  return changes.map(({ type, text }, index) => {
    // Changes of two fixed texts are never reordered.
    const key = `${index}${type}`;
    if (type === "added") return <ins key={key}>{text}</ins>;
    if (type === "removed") return <del key={key}>{text}</del>;
    return (
      <Fragment key={key}>
        <Threads text={text} />
      </Fragment>
    );
  });
}

function Row({ before, after }: { before: string[] | undefined; after: string[] }) {
  return (
    <span
      className="grid gap-x-3 font-sans text-xs leading-4.5"
      style={{ gridTemplateColumns: `repeat(${after.length}, minmax(0, 1fr))` }}
    >
      {after.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells of one row are never reordered
        <span key={index} dir="auto" className="py-0.75 wrap-anywhere">
          {before ? (
            <Words changes={diffWords(before[index] ?? "", cell)} />
          ) : (
            <Threads text={cell} />
          )}
        </span>
      ))}
    </span>
  );
}

function Content({ change, mode }: { change: BlockChange; mode: CompareMode }) {
  const block: Block = change.type === "changed" ? change.after : change.block;
  const before = change.type === "changed" ? change.before : undefined;
  const asSource =
    mode === "source" || block.kind === "code" || (before && before.text === block.text);
  if (asSource) {
    return (
      <code
        dir="auto"
        className="block font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        {before ? <Words changes={diffWords(before.source, block.source)} /> : block.source}
      </code>
    );
  }
  if (block.cells && (!before || before.cells?.length === block.cells.length)) {
    return <Row before={before?.cells} after={block.cells} />;
  }
  return (
    <p dir="auto" lang={HANGUL.test(block.text) ? "ko" : undefined}>
      {before ? (
        <Words changes={diffWords(before.text, block.text)} />
      ) : (
        <Threads text={block.text} />
      )}
    </p>
  );
}

/** One block of a comparison: unchanged, added, removed, or changed word by word. */
export function BlockLine({ change, mode }: { change: BlockChange; mode: CompareMode }) {
  const look = LOOKS[change.type];
  return (
    <div
      className={cx(
        "mt-1 grid grid-cols-[22px_minmax(0,1fr)] rounded-xs py-0.75 pe-2.5",
        look.look,
        change.type === "same" && "text-ink-2",
      )}
    >
      <span
        aria-hidden
        className={cx(
          "text-center font-mono text-sm leading-6.25 font-medium",
          "ink" in look && look.ink,
        )}
      >
        {look.mark}
      </span>
      <div className="min-w-0">
        {look.words && <span className="sr-only">{look.words}</span>}
        <Content change={change} mode={mode} />
      </div>
    </div>
  );
}
