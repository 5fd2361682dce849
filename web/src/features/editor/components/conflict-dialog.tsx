import { diffLines } from "diff";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { cx } from "@/lib/cx.ts";
import type { AutosaveSnapshot } from "../model/autosave.ts";
import type { MergeChoice, MergeConflict } from "../model/merge.ts";

const CHOICES: readonly { value: MergeChoice; label: string }[] = [
  { value: "mine", label: "Keep mine" },
  { value: "theirs", label: "Keep theirs" },
  { value: "both", label: "Keep both" },
];

interface Line {
  text: string;
  changed: boolean;
}

function linesFor(conflict: MergeConflict, side: "mine" | "theirs"): Line[] {
  return diffLines(conflict.theirs, conflict.mine).flatMap(({ value, added, removed }) => {
    if (side === "mine" ? removed : added) return [];
    const changed = side === "mine" ? added : removed;
    return value
      .replace(/\n$/u, "")
      .split("\n")
      .map((text) => ({ text, changed }));
  });
}

function Side({ title, lines, kept }: { title: string; lines: readonly Line[]; kept: boolean }) {
  return (
    <div className="flex min-w-0 flex-col">
      <p className={cx("pb-1 text-xs font-medium", kept ? "text-ink" : "text-ink-3")}>
        {title}
        {kept ? ", kept" : ", dropped"}
      </p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
        tabIndex={0}
        aria-label={title}
        className={cx(
          "max-h-56 flex-1 overflow-auto rounded-md border bg-surface py-1.5 font-mono text-xs leading-5",
          kept ? "border-line-strong" : "border-line-soft text-ink-3",
        )}
      >
        {lines.every(({ text }) => text === "") ? (
          <p className="px-2.5 font-sans text-ink-3">Removed here</p>
        ) : (
          lines.map(({ text, changed }, index) => (
            <p
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text
              key={index}
              dir="auto"
              className={cx(
                "px-2.5 wrap-anywhere whitespace-pre-wrap",
                changed && "bg-gold-tint text-ink",
              )}
            >
              {text || "\u00a0"}
            </p>
          ))
        )}
      </section>
    </div>
  );
}

/** Both texts of each place that two people changed, and a choice for each of them. */
export function ConflictDialog({
  conflict,
  nameOf,
  onResolve,
  onOpenChange,
}: {
  conflict: NonNullable<AutosaveSnapshot["conflict"]>;
  nameOf: (userId: string | null) => string;
  onResolve: (choices: MergeChoice[]) => Promise<void>;
  onOpenChange: (open: boolean) => void;
}) {
  const { conflicts, theirs } = conflict;
  const [choices, setChoices] = useState<Readonly<Record<number, MergeChoice>>>({});
  const [pending, setPending] = useState(false);
  const who = nameOf(theirs.updatedBy);
  const choiceOf = (index: number) => choices[index] ?? "both";
  const save = async () => {
    setPending(true);
    await onResolve(conflicts.map((_, index) => choiceOf(index)));
    setPending(false);
  };
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="lg"
      title={
        conflicts.length === 1
          ? "One section has two texts"
          : `${conflicts.length} sections have two texts`
      }
      description={
        <>
          {who} changed what you changed too
          {theirs.updatedAt && (
            <>
              , <RelativeTime at={theirs.updatedAt} />
            </>
          )}
          . Everything else is merged already. Nothing is lost until you choose.
        </>
      }
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Decide later</Button>
          <Button variant="primary" pending={pending} onClick={() => void save()}>
            Save the choice
          </Button>
        </>
      }
    >
      {conflicts.map((place, index) => {
        const choice = choiceOf(index);
        return (
          <section
            // biome-ignore lint/suspicious/noArrayIndexKey: places of one merge are never reordered
            key={index}
            className="grid gap-2"
          >
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="clip flex-1 font-strong" title={place.heading}>
                <bdi>{place.heading || "Before the first heading"}</bdi>
              </h3>
              <SegmentedControl
                label={`What to keep of ${place.heading || "the beginning"}`}
                value={choice}
                options={CHOICES}
                onValueChange={(value) => setChoices({ ...choices, [index]: value })}
              />
            </div>
            <div className="grid gap-2 md:grid-cols-2">
              <Side title="Mine" lines={linesFor(place, "mine")} kept={choice !== "theirs"} />
              <Side title="Theirs" lines={linesFor(place, "theirs")} kept={choice !== "mine"} />
            </div>
          </section>
        );
      })}
    </Dialog>
  );
}
