import { useRef, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { counted } from "@/lib/counted.ts";
import { cx } from "@/lib/cx.ts";
import "@/lib/markdown/document.css";
import { splitNumber } from "@/lib/markdown/sections.ts";
import type { SectionChange, VersionDiff } from "../api/get-diff.ts";
import { useChangeSteps } from "../hooks/use-change-steps.ts";
import type { CompareLayout, CompareMode } from "./block-line.tsx";
import { ChangeSteps } from "./change-steps.tsx";
import { SectionDiff } from "./section-diff.tsx";

function sectionId(index: number): string {
  return `change-${index}`;
}

function ChangeLink({
  section,
  active,
  onSelect,
}: {
  section: SectionChange;
  active: boolean;
  onSelect: () => void;
}) {
  const { number, title } = splitNumber((section.after ?? section.before)?.heading ?? "");
  const { added, removed, changed } = section.counts;
  const plus = added + changed;
  const minus = removed + changed;
  return (
    <button
      type="button"
      aria-current={active || undefined}
      onClick={onSelect}
      className={cx(
        "flex min-h-7.5 w-full items-center gap-2 rounded-sm px-2 text-start text-ink-2 hover:bg-hover",
        active && "bg-selected font-medium text-lapis-text hover:bg-selected",
      )}
    >
      <span className="clip">
        {number && (
          <span className={cx("me-2 tabular-nums", !active && "text-ink-3")}>{number}</span>
        )}
        <bdi>{title || "Beginning"}</bdi>
      </span>
      <span className="ms-auto flex shrink-0 gap-1.5 font-mono text-2xs leading-none font-medium">
        {section.moved && <span className="font-sans text-ink-3">Moved</span>}
        {plus > 0 && <span className="text-success-text">+{plus}</span>}
        {minus > 0 && <span className="text-danger-text">−{minus}</span>}
      </span>
    </button>
  );
}

/** Two texts compared: the changed sections as a list, and their words. */
export function CompareView({
  diff,
  mode,
  layout,
}: {
  diff: Omit<VersionDiff, "from" | "to">;
  mode: CompareMode;
  layout: CompareLayout;
}) {
  const [active, setActive] = useState<string>();
  const [unchanged, setUnchanged] = useState(false);
  const article = useRef<HTMLElement>(null);
  const steps = useChangeSteps(article, diff);
  const sections = diff.sections.map((section, index) => ({ section, id: sectionId(index) }));
  const changed = sections.filter(({ section }) => section.type !== "same");
  const same = sections.length - changed.length;
  const total = diff.counts.added + diff.counts.removed + diff.counts.changed;
  const goTo = (id: string) => {
    setActive(id);
    const target = document.getElementById(id);
    target?.scrollIntoView({ block: "start" });
    target?.focus({ preventScroll: true });
  };
  return (
    <>
      <nav
        aria-label="Changes"
        className="min-h-0 overflow-y-auto border-e border-line p-1.5 max-lg:hidden"
      >
        <h2 className="px-2 pt-2.5 pb-1 text-xs font-medium text-ink-3">
          {counted(total, "change")} in {counted(changed.length, "section")}
        </h2>
        {changed.map(({ section, id }) => (
          <ChangeLink key={id} section={section} active={active === id} onSelect={() => goTo(id)} />
        ))}
        {same > 0 && (
          <>
            <h2 className="px-2 pt-2.5 pb-1 text-xs font-medium text-ink-3">Unchanged</h2>
            <button
              type="button"
              aria-expanded={unchanged}
              onClick={() => setUnchanged(!unchanged)}
              className="flex min-h-7.5 w-full items-center rounded-sm px-2 text-ink-3 hover:bg-hover"
            >
              {counted(same, "section")}
              <span className="ms-auto text-xs">{unchanged ? "Hide" : "Show"}</span>
            </button>
          </>
        )}
      </nav>
      <div className="relative grid min-h-0 min-w-0">
        <article
          ref={article}
          aria-label="Changed text"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
          tabIndex={0}
          className="doc doc-split doc-diff min-h-0 overflow-y-auto px-2 pt-4 pb-16 md:ps-5 md:pe-8"
        >
          <div className={layout === "split" ? "max-w-280" : "max-w-160"}>
            {diff.granularity === "line" && (
              <p className="mb-3 ps-5.5 font-sans text-xs text-ink-3">
                Some parts are too large to be compared word by word. They are shown whole.
              </p>
            )}
            {changed.length === 0 && (
              <EmptyState>
                These two texts are the same, word for word. Choose other versions above.
              </EmptyState>
            )}
            {(unchanged ? sections : changed).map(({ section, id }) => (
              <SectionDiff key={id} id={id} section={section} mode={mode} layout={layout} />
            ))}
          </div>
        </article>
        {steps.total > 0 && <ChangeSteps {...steps} />}
      </div>
    </>
  );
}
