import { PanelLeftClose } from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { cx } from "@/lib/cx.ts";
import type { OutlineItem } from "@/lib/markdown/analyze.ts";

const INDENTS = ["ps-2", "ps-5.5", "ps-9", "ps-12"] as const;

/** The item that a line of the text belongs to. */
export function itemAt(outline: readonly OutlineItem[], line: number): OutlineItem | undefined {
  return outline.findLast((item) => item.line <= line);
}

/** The shallowest level that repeats: a single title above everything takes no indentation. */
function baseLevel(outline: readonly OutlineItem[]): number {
  const top = Math.min(...outline.map(({ level }) => level));
  const tops = outline.filter(({ level }) => level === top).length;
  return tops === 1 && outline.length > 1 ? top + 1 : top;
}

const Row = memo(function Row({
  item,
  depth,
  active,
  mark,
  reachable,
  onSelect,
}: {
  item: OutlineItem;
  depth: number;
  active: boolean;
  /** Says something about the section, after its title. */
  mark: ReactNode;
  /** Whether the Tab key stops here; the arrows lead to the others. */
  reachable: boolean;
  onSelect: (item: OutlineItem) => void;
}) {
  return (
    <li className="[contain-intrinsic-size:auto_1.625rem] [content-visibility:auto]">
      <button
        type="button"
        aria-current={active || undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={() => onSelect(item)}
        className={cx(
          "flex min-h-10 w-full items-center gap-1.5 rounded-sm py-0.75 pe-2 text-start leading-4.5 hover:bg-hover md:min-h-6.5",
          INDENTS[depth],
          depth === 0 ? "font-medium text-ink" : "text-ink-2",
          active && "bg-selected font-medium text-lapis-text hover:bg-selected",
        )}
      >
        {item.number && (
          <span
            className={cx(
              "shrink-0 tabular-nums",
              depth === 0 ? "min-w-3.5" : "min-w-5",
              active ? "text-current" : "font-text text-ink-3",
            )}
          >
            {item.number}
          </span>
        )}
        <bdi className="clip" title={item.title}>
          {item.title || "Untitled"}
        </bdi>
        {mark}
      </button>
    </li>
  );
});

/** One stop for the Tab key, however long the list is: the arrows, Home and End move within. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const target = {
    ArrowDown: buttons[at + 1],
    ArrowUp: buttons[at - 1],
    Home: buttons[0],
    End: buttons.at(-1),
  }[event.key];
  if (at === -1 || !target) return;
  event.preventDefault();
  target.focus();
}

/** The headings of the text; the one at the cursor is marked and kept in sight. */
export const Outline = memo(function Outline({
  outline,
  activeKey,
  markOf,
  onSelect,
}: {
  outline: readonly OutlineItem[] | undefined;
  activeKey: string | undefined;
  /** The same node for the same mark. */
  markOf?: ((key: string) => ReactNode) | undefined;
  onSelect: (item: OutlineItem) => void;
}) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (activeKey === undefined) return;
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);
  if (!outline) {
    return <SkeletonLines widths={["60%", "78%", "52%", "70%", "64%", "40%"]} />;
  }
  if (outline.length === 0) {
    return (
      <p className="px-3.5 py-3 text-ink-3">
        Headings appear here. Begin a line with # to write one.
      </p>
    );
  }
  const base = baseLevel(outline);
  const stop = outline.find(({ key }) => key === activeKey) ?? outline[0];
  return (
    <nav
      ref={list}
      aria-label="Outline"
      className="min-h-0 flex-1 overflow-y-auto p-1.5"
      onKeyDown={moveFocus}
    >
      <ol>
        {outline.map((item) => (
          <Row
            key={item.key}
            item={item}
            depth={Math.min(INDENTS.length - 1, Math.max(0, item.level - base))}
            active={item.key === activeKey}
            mark={markOf?.(item.key)}
            reachable={item === stop}
            onSelect={onSelect}
          />
        ))}
      </ol>
    </nav>
  );
});

/** The button in the outline's head that hides it. */
export function HideOutline({ onHide }: { onHide: () => void }) {
  return (
    <IconButton label="Hide the outline" className="size-6.5! max-md:hidden" onClick={onHide}>
      <PanelLeftClose aria-hidden />
    </IconButton>
  );
}
