import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { SaveState } from "@/components/ui/save-state.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useSaveSnapshot } from "../hooks/use-draft-session.ts";
import type { DraftSession } from "../model/draft-session.ts";
import type { EditorViewName } from "../model/views.ts";

const VIEWS = [
  { value: "source", label: "Source" },
  { value: "split", label: "Split" },
  { value: "preview", label: "Preview" },
] as const;

function DraftSaveState({ session }: { session: DraftSession }) {
  const { status } = useSaveSnapshot(session);
  if (status !== "conflict") return <SaveState status={status} />;
  return (
    <span
      role="status"
      data-state="conflict"
      className="inline-flex items-center gap-1.5 text-xs whitespace-nowrap text-gold-text"
    >
      <TriangleAlert className="size-3.5" aria-hidden />
      Changed elsewhere: choose
    </span>
  );
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
  session: DraftSession | undefined;
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
      {session && <DraftSaveState session={session} />}
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
