import { type MouseEvent, memo, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { cx } from "@/lib/cx.ts";
import { useIsDark } from "@/lib/dark.ts";
import { loadPart } from "@/lib/lazy-part.ts";
import type { DiagramTheme } from "../diagrams/draw-diagram.ts";
import "./document.css";
import { holdInView } from "./hold-in-view.ts";
import { loadOwnImages } from "./own-images.ts";
import type { RenderedPart } from "./shown-parts.ts";

export interface MarkdownViewHandle {
  /** Brings the block at a line of the source (from 1) to the top, or near it. */
  scrollToLine: (line: number) => void;
  /** The line of the source (from 1) of the block at the top. */
  topLine: () => number | undefined;
}

const DIAGRAM = "language-mermaid";
const HEADING_ONLY = /^\s*<h([1-3])[^>]*>(?:(?!<\/h\1>).)*<\/h\1>\s*$/su;

const Part = memo(function Part({
  html,
  line,
  theme,
}: {
  html: string;
  line: number;
  theme: DiagramTheme;
}) {
  const part = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other HTML brings other images
  useEffect(() => {
    if (part.current) loadOwnImages(part.current);
  }, [html]);
  useEffect(() => {
    if (!part.current || !html.includes(DIAGRAM)) return;
    const container = part.current;
    void loadPart(() => import("../diagrams/show-diagrams.ts")).then(({ showDiagrams }) =>
      showDiagrams(container, theme),
    );
  }, [html, theme]);
  return (
    <div
      ref={part}
      className={HEADING_ONLY.test(html) ? "doc-part doc-heading" : "doc-part"}
      data-start={line}
      // The text was sanitized where it was rendered; nothing else may fill this element.
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
});

function lineOf(block: Element): number {
  const part = block.closest<HTMLElement>("[data-start]");
  const inPart = block instanceof HTMLElement ? Number(block.dataset.line ?? 1) : 1;
  return Number(part?.dataset.start ?? 1) + inPart - 1;
}

function blockAt(container: HTMLElement, line: number): Element | undefined {
  let part: Element | undefined;
  for (const candidate of container.querySelectorAll("[data-start]")) {
    if (lineOf(candidate) > line) break;
    part = candidate;
  }
  let found = part;
  for (const candidate of part?.querySelectorAll("[data-line]") ?? []) {
    if (lineOf(candidate) > line) break;
    found = candidate;
  }
  return found;
}

/** The next place where a requirement stands; past the last it starts again. */
function nextInThread(container: HTMLElement, clicked: HTMLElement): HTMLElement | undefined {
  const id = clicked.dataset.req ?? "";
  const places = [...container.querySelectorAll<HTMLElement>("[data-req]")].filter(
    (place) => place.dataset.req === id,
  );
  return places[(places.indexOf(clicked) + 1) % places.length];
}

/** A rendered document; its parts come from `usePreview`. */
export function MarkdownView({
  parts,
  isPartial = false,
  size = "reading",
  label,
  className,
  handle,
  onScroll,
}: {
  parts: readonly RenderedPart[] | undefined;
  /** More parts are to come. */
  isPartial?: boolean;
  /** `split` is denser, for a column beside the source. */
  size?: "split" | "reading";
  label: string;
  className?: string;
  handle?: Ref<MarkdownViewHandle>;
  onScroll?: () => void;
}) {
  const container = useRef<HTMLElement>(null);
  const dark = useIsDark();
  const release = useRef<() => void>(undefined);
  const bring = (element: HTMLElement, block: Element, gap: () => number) => {
    release.current?.();
    release.current = holdInView(element, block, gap);
  };
  const wantedLine = useRef<number>(undefined);
  const scrollToLine = (line: number) => {
    const element = container.current;
    const block = element && blockAt(element, line);
    const mayBeLater = isPartial && element?.lastElementChild?.contains(block ?? null);
    wantedLine.current = block && !mayBeLater ? undefined : line;
    if (element && block) bring(element, block, () => 14);
  };
  // A line may be asked for before the text is rendered.
  useEffect(() => {
    if (parts && wantedLine.current !== undefined) scrollToLine(wantedLine.current);
  });
  useImperativeHandle(handle, () => ({
    scrollToLine,
    topLine: () => {
      const element = container.current;
      if (!element) return undefined;
      const top = element.getBoundingClientRect().top + 20;
      for (const part of element.querySelectorAll("[data-start]")) {
        if (part.getBoundingClientRect().bottom < top) continue;
        for (const block of part.querySelectorAll("[data-line]")) {
          if (block.getBoundingClientRect().bottom >= top) return lineOf(block);
        }
      }
      return undefined;
    },
  }));
  const click = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const element = container.current;
    if (!link?.dataset.req || !element) return;
    event.preventDefault();
    const next = nextInThread(element, link);
    if (!next) return;
    bring(element, next, () => (element.clientHeight - next.clientHeight) / 2);
    next.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the chips inside are links and take the keys
    <article
      ref={container}
      aria-label={label}
      aria-busy={parts === undefined || isPartial}
      // A scrolling region must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className={cx(
        "doc min-h-0 flex-1 overflow-y-auto",
        size === "split" && "doc-split",
        className,
      )}
      onClick={click}
      onScroll={onScroll}
    >
      {parts ? (
        parts.map((part) => (
          <Part key={part.key} html={part.html} line={part.line} theme={dark ? "dark" : "light"} />
        ))
      ) : (
        <MarkdownSkeleton />
      )}
    </article>
  );
}

/** A document that is on its way. */
export function MarkdownSkeleton() {
  return (
    <div className="grid gap-3 pt-1">
      <Skeleton width="44%" height={18} className="mb-1" />
      {["96%", "91%", "94%", "62%"].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
      <Skeleton width="36%" height={16} className="mt-5 mb-1" />
      {["93%", "97%", "48%"].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
