import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { SaveState } from "@/components/ui/save-state.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useLiveSnapshot } from "../hooks/use-live-session.ts";
import type { LiveSession } from "../model/live-session.ts";
import type { EditorViewName } from "../model/views.ts";

const VIEWS = [
  { value: "source", label: "Source" },
  { value: "split", label: "Split" },
  { value: "preview", label: "Preview" },
] as const;

function DraftSaveState({ session, quiet }: { session: LiveSession; quiet: boolean }) {
  const { save } = useLiveSnapshot(session);
  // Who only reads is told when the text stands still, not that nothing was to be saved.
  if (quiet && save.status === "saved") return <SaveState status="idle" />;
  return <SaveState status={save.status === "replaced" ? "failing" : save.status} />;
}

/** The bar over a document: what it is, whether it is saved, what one can do with it. */
export function EditorHead({
  title,
  session,
  readOnly,
  meta,
  view,
  onViewChange,
  actions,
}: {
  title: string;
  session: LiveSession | undefined;
  /** Says why, in a word. */
  readOnly: string | undefined;
  meta?: ReactNode;
  view: EditorViewName;
  onViewChange: (view: EditorViewName) => void;
  actions?: ReactNode;
}) {
  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-4 md:gap-2.5 md:pe-3">
      <h1
        title={title}
        className="clip text-md font-strong tracking-tight max-md:sr-only max-md:w-px"
      >
        <bdi>{title}</bdi>
      </h1>
      <Badge tone="attention">Draft</Badge>
      {meta && <span className="clip text-ink-3 max-lg:hidden">{meta}</span>}
      {readOnly && <Badge>{readOnly}</Badge>}
      {session && <DraftSaveState session={session} quiet={readOnly !== undefined} />}
      <div className="ms-auto flex shrink-0 items-center gap-2">
        <SegmentedControl
          label="View"
          value={view}
          options={VIEWS}
          onValueChange={onViewChange}
          className="max-md:hidden"
        />
        {actions}
      </div>
    </div>
  );
}
