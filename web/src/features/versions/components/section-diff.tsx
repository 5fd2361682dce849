import { UnfoldVertical } from "lucide-react";
import { useState } from "react";
import { counted } from "@/lib/counted.ts";
import { splitNumber } from "@/lib/markdown/sections.ts";
import type { BlockChange, SectionChange } from "../api/get-diff.ts";
import { readableChanges } from "../model/shown-changes.ts";
import { BlockLine, type CompareLayout, type CompareMode } from "./block-line.tsx";
import { ChangedWords } from "./changed-words.tsx";

const CONTEXT = 1;

type Run =
  | { type: "shown"; block: BlockChange; at: number }
  | { type: "folded"; at: number; blocks: BlockChange[] };

/** Unchanged blocks that are not beside a change go into folds. */
function runsOf(blocks: readonly BlockChange[]): Run[] {
  const near = (index: number) =>
    blocks
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ type }) => type !== "same");
  return blocks.reduce<Run[]>((runs, block, at) => {
    const last = runs.at(-1);
    if (near(at)) runs.push({ type: "shown", block, at });
    else if (last?.type === "folded") last.blocks.push(block);
    else runs.push({ type: "folded", at, blocks: [block] });
    return runs;
  }, []);
}

const NAMES: Record<string, [one: string, many: string]> = {
  row: ["table row", "table rows"],
  item: ["item", "items"],
  paragraph: ["paragraph", "paragraphs"],
};

function describe(blocks: readonly BlockChange[]): string {
  const kinds = new Set(blocks.map(({ kind }) => kind));
  const [kind] = kinds;
  const [one, many] = (kinds.size === 1 && NAMES[kind ?? ""]) || ["block", "blocks"];
  return `${counted(blocks.length, one, many)}, unchanged`;
}

interface Look {
  mode: CompareMode;
  layout: CompareLayout;
}

function Fold({ blocks, ...look }: Look & { blocks: readonly BlockChange[] }) {
  const [open, setOpen] = useState(false);
  if (open) {
    return blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of two fixed texts
      <BlockLine key={index} block={block} {...look} />
    ));
  }
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="my-2.5 flex min-h-6.5 w-full items-center gap-2 rounded-sm bg-hover px-2 font-sans text-xs text-ink-3 hover:bg-pressed hover:text-ink"
    >
      <UnfoldVertical className="size-3.5" aria-hidden />
      {describe(blocks)}
    </button>
  );
}

function changedHeading({ blocks }: SectionChange): BlockChange | undefined {
  return blocks.find(({ kind, type }) => kind === "heading" && type === "changed");
}

function Heading({ section }: { section: SectionChange }) {
  const place = section.after ?? section.before;
  const block = changedHeading(section);
  const changes = block && readableChanges(block);
  if (changes) return <ChangedWords changes={changes} />;
  const { number, title } = splitNumber(place?.heading ?? "");
  return (
    <>
      {number && <span className="n">{number} </span>}
      {section.type === "removed" ? (
        <del>{title}</del>
      ) : section.type === "added" && title !== "" ? (
        <ins>{title}</ins>
      ) : (
        title || <span className="text-ink-3">Before the first heading</span>
      )}
    </>
  );
}

function isShown({ kind, type }: BlockChange, mode: CompareMode): boolean {
  if (kind === "space") return false;
  if (kind === "heading") return mode === "source" && type === "changed";
  return kind !== "ruler" || mode === "source" || type !== "same";
}

function noteOf({ type, moved, before, after, counts }: SectionChange): string | undefined {
  if (type === "same") return "Unchanged";
  if (type === "moved") return "Moved to another place; its text is the same.";
  const renamed = before && after && before.heading !== after.heading;
  const parts = [
    ...(moved ? ["Moved to another place."] : []),
    ...(renamed ? [`Renamed; it was “${before.heading || "before the first heading"}”.`] : []),
    ...(type === "changed" && counts.added + counts.removed + counts.changed === 0
      ? ["Only blank lines changed."]
      : []),
  ];
  return parts.length > 0 ? parts.join(" ") : undefined;
}

/** A section of a comparison under its heading. */
export function SectionDiff({
  id,
  section,
  ...look
}: Look & { id: string; section: SectionChange }) {
  const note = noteOf(section);
  const blocks = section.blocks.filter((block) => isShown(block, look.mode));
  const isStep = look.mode === "document" && changedHeading(section) !== undefined;
  return (
    <section
      id={id}
      tabIndex={-1}
      className="scroll-mt-4 pb-4 outline-none [content-visibility:auto]"
    >
      <h3
        aria-level={2}
        className="rounded-xs ps-5.5 outline-offset-2"
        dir="auto"
        {...(isStep && { "data-change": "", tabIndex: -1 })}
      >
        <Heading section={section} />
      </h3>
      {note && (
        <p dir="auto" className="ps-5.5 font-sans text-xs text-ink-3">
          {note}
        </p>
      )}
      {runsOf(blocks).map((run) =>
        run.type === "shown" ? (
          <BlockLine key={run.at} block={run.block} {...look} />
        ) : (
          <Fold key={run.at} blocks={run.blocks} {...look} />
        ),
      )}
    </section>
  );
}
