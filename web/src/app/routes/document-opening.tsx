import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { EditorHead } from "@/features/editor/components/editor-head.tsx";
import { SourceSkeleton } from "@/features/editor/components/workspace.tsx";
import { useLiveSnapshot } from "@/features/editor/hooks/use-live-session.ts";
import type { LiveSession } from "@/features/editor/model/live-session.ts";
import type { EditorViewName } from "@/features/editor/model/views.ts";
import { MarkdownSkeleton } from "@/lib/markdown/markdown-view.tsx";

/** The page of a document while its text is on the way. */
export function OpeningSkeleton(props: {
  title: string;
  view: EditorViewName;
  onViewChange: (view: EditorViewName) => void;
}) {
  return (
    <>
      <EditorHead {...props} session={undefined} readOnly={undefined} />
      <div aria-busy="true" className="grid min-h-0 flex-1 md:grid-cols-[216px_1fr_1.04fr]">
        <div className="border-line max-md:hidden md:border-e" />
        <div className="border-line max-md:hidden md:border-e">
          <SourceSkeleton />
        </div>
        <div className="p-5 md:p-6">
          <MarkdownSkeleton />
        </div>
      </div>
    </>
  );
}

/** In the place of a text that has not come, with the reason; undefined while it may be on the way. */
export function OpeningFailure({ session }: { session: LiveSession }) {
  const { save } = useLiveSnapshot(session);
  const refusal = "refusal" in save ? save.refusal : undefined;
  const isLost = save.status === "lost";
  const description = !refusal
    ? "The server does not answer. The draft opens by itself as soon as it does."
    : isLost
      ? refusal.message
      : `${refusal.message} The draft opens by itself then.`;
  return (
    <div className="mx-auto min-h-0 w-full max-w-160 flex-1 overflow-y-auto p-4 md:pt-10">
      <ErrorPanel
        title={isLost ? "The draft is not here" : "The draft could not be opened"}
        description={description}
        requestId={refusal?.requestId}
        onRetry={session.retry}
        ofPage
      />
    </div>
  );
}
