import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { COMMENT_KEYS } from "@/lib/discussion-keys.ts";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import { type ThreadStatus, useThreads } from "../api/comments.ts";
import { useMarkThreadRead } from "../api/mentions.ts";
import { useLoadedUpTo } from "../hooks/use-loaded-up-to.ts";
import { useMarks } from "../hooks/use-marks.ts";
import { useSettledText } from "../hooks/use-settled-text.ts";
import { useThreadRanges } from "../hooks/use-thread-ranges.ts";
import type { DiscussedText } from "../model/discussed-text.ts";
import { NewComment } from "./new-comment.tsx";
import { ThreadCard } from "./thread-card.tsx";

/** The conversation that the address asks for. */
export interface WantedThread {
  id: string;
  status: ThreadStatus;
}

/** What people say about the draft; what is selected in the source is what a new comment is about. */
export function CommentsPanel({
  docId,
  organizationId,
  text,
  userId,
  moderates,
  wanted,
}: {
  docId: string;
  organizationId: string | undefined;
  text: DiscussedText;
  userId: string | undefined;
  moderates: boolean;
  wanted?: WantedThread | undefined;
}) {
  const [status, setStatus] = useState<ThreadStatus>(wanted?.status ?? "open");
  const [active, setActive] = useState(wanted?.id);
  const threads = useThreads(docId, status);
  const markRead = useMarkThreadRead();
  const settled = useSettledText(text);
  const ranges = useThreadRanges(docId, status, threads.items, settled);
  const marks = useMemo(() => [...ranges].map(([id, range]) => ({ id, range })), [ranges]);
  const press = useCallback((id: string) => {
    if (id.startsWith("cth_")) setActive(id);
  }, []);
  useMarks(text, "comment", marks, active, press);

  const wantedId = wanted?.id;
  const wantedStatus = wanted?.status;
  useEffect(() => {
    if (wantedId === undefined || wantedStatus === undefined) return;
    setStatus(wantedStatus);
    setActive(wantedId);
  }, [wantedId, wantedStatus]);
  const isActivePlaced = active !== undefined && ranges.has(active);
  const isActiveHere = useLoadedUpTo(threads, active, active === wantedId || isActivePlaced);
  const isWantedHere = isActiveHere && active === wantedId;
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (wantedId === undefined || !isWantedHere || shown.current === wantedId) return;
    shown.current = wantedId;
    const range = ranges.get(wantedId);
    if (range) text.editor.scrollToRange(range);
  }, [wantedId, isWantedHere, ranges, text]);
  const { mutate: read } = markRead;
  useEffect(() => {
    if (active && isActiveHere) read(active);
  }, [active, isActiveHere, read]);

  const rangesNow = useRef(ranges);
  useEffect(() => {
    rangesNow.current = ranges;
  }, [ranges]);
  // The same function through every edit, so that the cards of the list rest.
  const select = useCallback(
    (id: string) => {
      setActive(id);
      read(id);
      const range = rangesNow.current.get(id);
      if (range) text.editor.scrollToRange(range);
    },
    [read, text],
  );
  const showOpen = useCallback(() => setStatus("open"), []);
  return (
    <>
      <NewComment
        docId={docId}
        organizationId={organizationId}
        text={text}
        onCompose={showOpen}
        onCreated={({ id }) => {
          showOpen();
          setActive(id);
        }}
      >
        <SegmentedControl
          label="Which conversations"
          value={status}
          onValueChange={setStatus}
          options={[
            { value: "open", label: "Open" },
            { value: "resolved", label: "Resolved" },
          ]}
        />
      </NewComment>
      <PagedList
        what="The comments"
        pages={threads}
        skeleton={<SkeletonLines />}
        empty={
          <p className="p-4 text-ink-2">
            {status === "open"
              ? `Nobody has said anything yet. Select some text and press ${shortcutKeys(COMMENT_KEYS).join(" ")} to talk about it.`
              : "No conversation has been resolved yet."}
          </p>
        }
      >
        {(list) => (
          <ul>
            {list.map((thread) => (
              <ThreadCard
                key={thread.id}
                docId={docId}
                organizationId={organizationId}
                thread={thread}
                userId={userId}
                moderates={moderates}
                lost={thread.quote !== null && ranges.get(thread.id) === undefined}
                active={thread.id === active}
                onSelect={select}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}
