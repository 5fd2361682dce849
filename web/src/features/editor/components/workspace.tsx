import { Link2, ListTree, PanelLeftOpen } from "lucide-react";
import {
  type CSSProperties,
  type DragEvent,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { cx } from "@/lib/cx.ts";
import { lazyPart } from "@/lib/lazy-part.ts";
import type { OutlineItem } from "@/lib/markdown/analyze.ts";
import { MarkdownView, type MarkdownViewHandle } from "@/lib/markdown/markdown-view.tsx";
import { usePreview } from "@/lib/markdown/use-preview.ts";
import { useShortcut } from "@/lib/shortcuts.ts";
import { useRoom } from "@/lib/use-media.ts";
import { useDraftText } from "../hooks/use-draft-text.ts";
import { useFrameThrottle } from "../hooks/use-frame-throttle.ts";
import { usePanelFocus } from "../hooks/use-panel-focus.ts";
import type { LiveSession } from "../model/live-session.ts";
import type { EditorViewName } from "../model/views.ts";
import type { CursorPlace, SourceEditorHandle } from "../source/source-editor.tsx";
import { FormatBar } from "./format-bar.tsx";
import { HideOutline, itemAt, Outline } from "./outline.tsx";
import { SidePanel, SidePanelButtons, SidePanelSheet, type SidePanelTab } from "./side-panel.tsx";
import { StatusLine } from "./status-line.tsx";

const SourceEditor = lazyPart(
  () => import("../source/source-editor.tsx"),
  (module) => module.SourceEditor,
);

/** The head of one pane. */
function PaneHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex h-9 shrink-0 items-center gap-0.5 border-b border-line-soft ps-3 pe-2 text-ink-2 max-md:hidden">
      <b className="me-auto text-ink">{title}</b>
      {children}
    </div>
  );
}

/** Source lines that are on their way. */
export function SourceSkeleton() {
  return (
    <SkeletonLines
      widths={["38%", "92%", "86%", "44%", "71%", "80%"]}
      className="gap-3 p-4 ps-11"
    />
  );
}

function tellTooLarge(): void {
  notifyFailure({
    title: "That does not fit into this draft",
    description: "A draft holds at most 5 MB of text. Shorten it, or go on in another document.",
  });
}

/** Outline, source, preview and panels of one draft, with what stands above and below them. */
export function Workspace({
  session,
  view,
  readOnly,
  panels,
  panel,
  onPanelChange,
  onInsertImage,
  markOf,
  notice,
  foot,
  empty,
}: {
  session: LiveSession;
  view: EditorViewName;
  readOnly: boolean;
  panels: readonly SidePanelTab[];
  /** The id of the panel that is asked for, or "none"; what undefined shows depends on the room. */
  panel: string | undefined;
  onPanelChange: (panel: string | undefined) => void;
  onInsertImage: () => void;
  /** What the outline says about the section of a key. */
  markOf?: (key: string) => ReactNode;
  notice?: ReactNode;
  foot?: ReactNode;
  /** In the place of the preview while there is no text. */
  empty: ReactNode;
}) {
  const room = useRoom();
  const text = useDraftText(session);
  const { analysis, parts, isPartial } = usePreview(text, view !== "source");
  const [cursor, setCursor] = useState<CursorPlace>({ line: 1, column: 1 });
  const [readLine, setReadLine] = useState(1);
  const [outlineShown, setOutlineShown] = useState(true);
  const [linked, setLinked] = useState(true);
  const source = useRef<SourceEditorHandle>(null);
  const preview = useRef<MarkdownViewHandle>(null);

  const followSource = useFrameThrottle(() => {
    if (!linked || view !== "split" || !source.current) return;
    preview.current?.scrollToLine(source.current.topLine());
  });
  const followReader = useFrameThrottle(() => {
    if (view === "split") return;
    setReadLine(preview.current?.topLine() ?? 1);
  });
  const sourceShown = view !== "preview";
  const previewShown = view !== "source";
  const activeLine = sourceShown ? cursor.line : readLine;
  const active = analysis && itemAt(analysis.outline, activeLine);
  const showLine = useCallback(
    (line: number) => {
      preview.current?.scrollToLine(line);
      setReadLine(line);
      if (room === "phone") onPanelChange(undefined);
    },
    [room, onPanelChange],
  );
  useEffect(() => session.editor.onReveal(showLine), [session, showLine]);
  const goTo = useCallback(
    ({ line }: OutlineItem) => {
      showLine(line);
      source.current?.goToLine(line, sourceShown && room !== "phone");
    },
    [showLine, sourceShown, room],
  );

  // A browser leaves the page for a file that nothing takes.
  const filesBeside = {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const files = [...event.dataTransfer.files];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      if (!readOnly) session.editor.dropped(files, session.editor.getSelection().to);
    },
  };

  const outline = (
    <Outline outline={analysis?.outline} activeKey={active?.key} markOf={markOf} onSelect={goTo} />
  );
  const tabs =
    room === "wide"
      ? panels
      : [{ id: "outline", label: "Outline", icon: ListTree, content: outline }, ...panels];
  const asked = tabs.find(({ id }) => id === panel)?.id;
  const open = asked ?? (room === "medium" && panel !== "none" ? "outline" : undefined);
  const panelFocus = usePanelFocus(open);
  const sidePanel = open !== undefined && {
    tabs,
    value: open,
    onValueChange: onPanelChange,
    onClose: () => {
      panelFocus.closing();
      onPanelChange(room === "medium" ? "none" : undefined);
    },
  };
  useShortcut(
    {
      keys: "escape",
      label: "Close what is beside the document",
      group: "This page",
      whileTyping: true,
      run: () => {
        // What is being written in the panel is not thrown away with it.
        if (sidePanel && !panelFocus.leaveField()) sidePanel.onClose();
      },
    },
    sidePanel && room !== "phone",
  );
  const openPanel = (id: string) => {
    panelFocus.opening();
    onPanelChange(id);
  };
  const outlineColumn = room === "wide" && outlineShown;
  const columns = [
    outlineColumn && "216px",
    sourceShown && "minmax(0,1fr)",
    previewShown && "minmax(0,1.04fr)",
    sidePanel && (room === "wide" ? "320px" : "256px"),
  ].filter(Boolean);
  const panelButtons = !sidePanel && <SidePanelButtons tabs={tabs} onOpen={openPanel} />;
  const outlineButton = room === "wide" && !outlineShown && (
    <IconButton
      label="Show the outline"
      className="-ms-1 size-6.5!"
      onClick={() => setOutlineShown(true)}
    >
      <PanelLeftOpen aria-hidden />
    </IconButton>
  );

  return (
    <>
      {notice && <div className="shrink-0 px-3 pt-2 empty:hidden">{notice}</div>}
      <div
        ref={panelFocus.region}
        className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] md:grid-cols-(--columns)"
        style={{ "--columns": columns.join(" ") } as CSSProperties}
        {...filesBeside}
      >
        {outlineColumn && (
          <div className="flex min-h-0 min-w-0 flex-col border-e border-line">
            <PaneHead title="Outline">
              <HideOutline onHide={() => setOutlineShown(false)} />
            </PaneHead>
            {outline}
          </div>
        )}
        <div
          className={cx(
            "flex min-h-0 min-w-0 flex-col",
            !sourceShown && "hidden",
            view !== "source" && "max-md:hidden",
          )}
        >
          <div className="flex h-11 shrink-0 items-center gap-0.5 overflow-x-auto border-b border-line-soft ps-2 pe-2 text-ink-2 md:h-9 md:ps-3">
            {outlineButton}
            <b className="me-auto text-ink max-md:hidden">Markdown</b>
            {!readOnly && (
              <FormatBar
                onFormat={(kind) => source.current?.format(kind)}
                onInsertImage={onInsertImage}
              />
            )}
            {!previewShown && panelButtons}
          </div>
          <Suspense fallback={<SourceSkeleton />}>
            <SourceEditor
              session={session}
              readOnly={readOnly}
              handle={source}
              onCursor={setCursor}
              onScroll={followSource}
              onTooLarge={tellTooLarge}
            />
          </Suspense>
        </div>
        <div
          className={cx(
            "flex min-h-0 min-w-0 flex-col border-line",
            view === "split" && "md:border-s",
            !previewShown && "hidden",
          )}
        >
          <PaneHead title="Preview">
            {!sourceShown && outlineButton}
            {view === "split" && (
              <IconButton
                label="Scroll with the source"
                aria-pressed={linked}
                className="size-6.5!"
                onClick={() => setLinked(!linked)}
              >
                <Link2 aria-hidden />
              </IconButton>
            )}
            {panelButtons}
          </PaneHead>
          {text.trim() === "" ? (
            <div className="p-4 md:p-6">{empty}</div>
          ) : (
            <MarkdownView
              parts={parts}
              isPartial={isPartial}
              size={view === "split" ? "split" : "reading"}
              label="Preview"
              handle={preview}
              onScroll={followReader}
              className={cx(
                "px-4.5 pt-4 pb-16",
                view === "split" && "md:px-6 md:pt-3.5",
                view === "preview" && "md:px-[max(1.5rem,calc(50%-21rem))] md:pt-8",
              )}
            />
          )}
        </div>
        {sidePanel &&
          (room === "phone" ? <SidePanelSheet {...sidePanel} /> : <SidePanel {...sidePanel} />)}
      </div>
      {foot}
      <StatusLine cursor={sourceShown ? cursor : undefined} analysis={analysis} />
    </>
  );
}
