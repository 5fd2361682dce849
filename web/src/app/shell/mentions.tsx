import { Link } from "@tanstack/react-router";
import { MentionsTray } from "@/features/discussion/components/mentions-tray.tsx";
import { setOverlay, useOverlays } from "./overlays.ts";

/** Where the person was mentioned, each with the way to the conversation. */
export function Mentions() {
  const open = useOverlays((overlays) => overlays.mentions);
  return (
    <MentionsTray
      open={open}
      onOpenChange={(next) => setOverlay("mentions", next)}
      renderLink={({ document, threadId, threadStatus }, content) => (
        <Link
          to="/projects/$projectId/documents/$docId"
          params={{ projectId: document.projectId, docId: document.id }}
          search={{
            panel: "comments",
            thread: threadId,
            ...(threadStatus === "resolved" ? { resolved: true } : {}),
          }}
          className="flex items-start gap-2.5 px-4 py-2.5 hover:bg-hover"
          onClick={() => setOverlay("mentions", false)}
        >
          {content}
        </Link>
      )}
    />
  );
}
