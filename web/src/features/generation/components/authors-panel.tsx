import { useQuery, useQueryClient } from "@tanstack/react-query";
import { PenLine, Sparkles, User } from "lucide-react";
import { useEffect, useState } from "react";
import { explained } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { peopleList, templateName, writerName } from "@/lib/author-names.ts";
import { type DraftSection, sectionsQuery } from "../api/get-sections.ts";
import { PackHint } from "./pack-hint.tsx";
import { WriteDialog } from "./write-dialog.tsx";

/** What the panel needs of the editor beside it. */
export interface AuthoredText {
  read: () => string;
  onText: (listener: () => void) => () => void;
  onRoomEvent: (listener: (event: { type: string }) => void) => () => void;
  /** Whether all of it was saved within that time. */
  whenSaved: (waitMs: number) => Promise<boolean>;
  editor: { scrollToRange: (range: { from: number; to: number }) => void };
}

/** Longer than an edit takes to reach the server. */
const PAUSE_MS = 1_500;
/** How long writing waits for what was typed last. */
const SAVE_WAIT_MS = 8_000;

const AUTHORS = {
  person: { icon: User, tone: "text-ink-3" },
  generated: { icon: Sparkles, tone: "text-gold-text" },
  edited: { icon: PenLine, tone: "text-lapis-text" },
} as const;

function Provenance({ kind, generation, authors }: DraftSection["provenance"]) {
  const people = authors.length === 0 ? "people" : peopleList(authors);
  if (!generation) return <>Written by {people}</>;
  return (
    <>
      Written by {writerName(generation)}, {templateName(generation.promptPack)},{" "}
      <RelativeTime at={generation.at} />
      {kind === "edited" && <>; edited by {people}</>}
    </>
  );
}

function SectionRow({
  section,
  editable,
  onSelect,
  onRegenerate,
}: {
  section: DraftSection;
  editable: boolean;
  onSelect: () => void;
  onRegenerate: () => void;
}) {
  const { heading, level, provenance } = section;
  const { icon: Icon, tone } = AUTHORS[provenance.kind];
  const title = heading || "Beginning";
  return (
    <li className="flex items-start gap-1 border-b border-line-soft ps-4 pe-2 last:border-0 hover:bg-hover">
      <button
        type="button"
        onClick={onSelect}
        className="flex min-w-0 flex-1 gap-2.5 py-2 text-start"
        style={{ paddingInlineStart: `${Math.max(0, level - 2) * 10}px` }}
      >
        <Icon className={`mt-0.5 size-3.5 ${tone}`} aria-hidden />
        <span className="min-w-0 flex-1">
          <bdi className="block wrap-anywhere">{title}</bdi>
          <span className="block text-xs text-ink-3 wrap-anywhere">
            <Provenance {...provenance} />
          </span>
        </span>
      </button>
      {editable && level >= 2 && (
        <IconButton
          size="sm"
          className="mt-1"
          label={`Write anew: ${title}`}
          onClick={onRegenerate}
        >
          <Sparkles className="size-3.5" aria-hidden />
        </IconButton>
      )}
    </li>
  );
}

/** Who wrote each section of the draft, and a way to have one written anew. */
export function AuthorsPanel({
  docId,
  documentTitle,
  text,
  editable,
}: {
  docId: string;
  documentTitle: string;
  text: AuthoredText;
  editable: boolean;
}) {
  const queryClient = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(sectionsQuery(docId));
  const [chosen, setChosen] = useState<DraftSection>();
  useEffect(() => {
    const { queryKey } = sectionsQuery(docId);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey }), PAUSE_MS);
    };
    const stopText = text.onText(soon);
    const stopEvents = text.onRoomEvent(({ type }) => {
      if (type === "job.updated" || type === "reconnected") soon();
    });
    return () => {
      stopText();
      stopEvents();
      clearTimeout(timer);
    };
  }, [docId, text, queryClient]);

  if (isPending) {
    return <SkeletonLines />;
  }
  if (!data) {
    return (
      <div className="p-3">
        <ErrorPanel
          title="The sections could not be read"
          {...explained(error)}
          onRetry={() => void refetch()}
        />
      </div>
    );
  }
  const { sections } = data;
  if (sections.length === 0) {
    return (
      <>
        {editable && <PackHint docId={docId} />}
        <p className="p-4 text-ink-2">
          The draft is empty. What is written shows here with its author.
        </p>
      </>
    );
  }
  return (
    <>
      {editable && <PackHint docId={docId} />}
      <ul aria-label="Sections and their authors">
        {sections.map((section) => (
          <SectionRow
            key={section.id}
            section={section}
            editable={editable}
            onSelect={() => {
              const from = section.heading === "" ? 0 : text.read().indexOf(section.heading);
              if (from >= 0) {
                text.editor.scrollToRange({ from, to: from + section.heading.length });
              }
            }}
            onRegenerate={() => setChosen(section)}
          />
        ))}
      </ul>
      {chosen && (
        <WriteDialog
          key={chosen.id}
          docId={docId}
          documentTitle={documentTitle}
          target={{ kind: "section", section: chosen }}
          beforeStart={() => text.whenSaved(SAVE_WAIT_MS)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
