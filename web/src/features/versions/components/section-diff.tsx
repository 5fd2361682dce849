import { UnfoldVertical } from "lucide-react";
import { useState } from "react";
import { splitNumber } from "@/lib/markdown/sections.ts";
import type { BlockChange, SectionChange } from "../model/compare.ts";
import { BlockLine, type CompareMode } from "./block-line.tsx";

const CONTEXT = 1;

type Run =
  | { type: "shown"; change: BlockChange; at: number }
  | { type: "folded"; at: number; changes: BlockChange[] };

/** Unchanged blocks that are not beside a change go into folds. */
function runsOf(blocks: readonly BlockChange[]): Run[] {
  const near = (index: number) =>
    blocks
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ type }) => type !== "same");
  return blocks.reduce<Run[]>((runs, change, at) => {
    const last = runs.at(-1);
    if (near(at)) runs.push({ type: "shown", change, at });
    else if (last?.type === "folded") last.changes.push(change);
    else runs.push({ type: "folded", at, changes: [change] });
    return runs;
  }, []);
}

const NAMES: Record<string, [one: string, many: string]> = {
  row: ["table row", "table rows"],
  item: ["item", "items"],
  paragraph: ["paragraph", "paragraphs"],
};

function describe(changes: readonly BlockChange[]): string {
  const kinds = new Set(changes.map((change) => (change.type === "same" ? change.block.kind : "")));
  const [kind] = kinds;
  const [one, many] = (kinds.size === 1 && NAMES[kind ?? ""]) || ["block", "blocks"];
  return `${changes.length} ${changes.length === 1 ? one : many}, unchanged`;
}

function Fold({ changes, mode }: { changes: readonly BlockChange[]; mode: CompareMode }) {
  const [open, setOpen] = useState(false);
  if (open) {
    return changes.map((change, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of two fixed texts
      <BlockLine key={index} change={change} mode={mode} />
    ));
  }
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="my-2.5 flex min-h-6.5 w-full items-center gap-2 rounded-sm bg-hover px-2 font-sans text-xs text-ink-3 hover:bg-pressed hover:text-ink"
    >
      <UnfoldVertical className="size-3.5" aria-hidden />
      {describe(changes)}
    </button>
  );
}

/** A section of a comparison under its heading. */
export function SectionDiff({
  id,
  section,
  mode,
}: {
  id: string;
  section: SectionChange;
  mode: CompareMode;
}) {
  const { number, title } = splitNumber(section.heading);
  return (
    <section
      id={id}
      tabIndex={-1}
      className="scroll-mt-4 pb-4 outline-none [content-visibility:auto]"
    >
      <h3 className="ps-5.5" dir="auto">
        {number && <span className="n">{number} </span>}
        {section.type === "removed" ? (
          <del>{title}</del>
        ) : section.type === "added" && section.heading !== "" ? (
          <ins>{title}</ins>
        ) : (
          title || <span className="text-ink-3">Before the first heading</span>
        )}
      </h3>
      {section.headingBefore !== undefined && (
        <p className="ps-5.5 font-sans text-xs text-ink-3">
          Renamed; it was <bdi>“{section.headingBefore}”</bdi>
        </p>
      )}
      {section.type === "same" ? (
        <Fold changes={section.blocks} mode={mode} />
      ) : (
        runsOf(section.blocks).map((run) =>
          run.type === "shown" ? (
            <BlockLine key={run.at} change={run.change} mode={mode} />
          ) : (
            <Fold key={run.at} changes={run.changes} mode={mode} />
          ),
        )
      )}
    </section>
  );
}
