import { getRouteApi } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import { History, ListChecks, MessageSquare, PenLine, Sparkles, Waypoints } from "lucide-react";
import type { ComponentType } from "react";
import type { components } from "@/api/generated/schema.d.ts";
import { useMe } from "@/features/account/api/me.ts";
import { ChecksCount } from "@/features/checks/components/checks-count.tsx";
import { DiscussionCount } from "@/features/discussion/components/discussion-count.tsx";
import type { SidePanelTab } from "@/features/editor/components/side-panel.tsx";
import type { EditorSession } from "@/features/editor/model/editor-session.ts";
import { useProject } from "@/features/projects/api/get-project.ts";
import { lazyPart } from "@/lib/lazy-part.ts";
import { mayArchive, mayEdit } from "@/lib/roles.ts";

const ChecksPanel = lazyPart(
  () => import("@/features/checks/components/checks-panel.tsx"),
  (module) => module.ChecksPanel,
);

const DraftRequirements = lazyPart(
  () => import("@/features/requirements/components/draft-requirements.tsx"),
  (module) => module.DraftRequirements,
);

const AuthorsPanel = lazyPart(
  () => import("@/features/generation/components/authors-panel.tsx"),
  (module) => module.AuthorsPanel,
);

const CommentsPanel = lazyPart(
  () => import("@/features/discussion/components/comments-panel.tsx"),
  (module) => module.CommentsPanel,
);
const SuggestionsPanel = lazyPart(
  () => import("@/features/discussion/components/suggestions-panel.tsx"),
  (module) => module.SuggestionsPanel,
);
const HistoryPanel = lazyPart(
  () => import("@/features/history/components/history-panel.tsx"),
  (module) => module.HistoryPanel,
);

/** What the panels show, to be loaded before a tab is chosen. */
export const PANEL_CONTENTS = [
  ChecksPanel,
  CommentsPanel,
  SuggestionsPanel,
  HistoryPanel,
  DraftRequirements,
  AuthorsPanel,
];

export interface DocumentPanelProps {
  document: components["schemas"]["Document"];
  session: EditorSession;
  /** Whether the person may write now. */
  editable: boolean;
}

export interface DocumentPanel {
  /** In the address: `?panel=comments`. */
  id: string;
  label: string;
  icon: LucideIcon;
  /** `lazyPart(…)`: it is loaded when its tab is first shown, and unmounted with it. */
  Content: ComponentType<DocumentPanelProps>;
  /** A number beside the icon; always mounted, so it stays small. */
  Count?: ComponentType<DocumentPanelProps>;
}

const route = getRouteApi("/app/projects/$projectId/documents/$docId");

function Comments({ document, session }: DocumentPanelProps) {
  const { data: me } = useMe();
  const { data: project } = useProject(document.projectId);
  const { thread, resolved } = route.useSearch();
  return (
    <CommentsPanel
      docId={document.id}
      organizationId={project?.organizationId}
      text={session}
      wanted={
        thread === undefined ? undefined : { id: thread, status: resolved ? "resolved" : "open" }
      }
      userId={me?.id}
      moderates={mayArchive(document.role)}
    />
  );
}

function Suggestions({ document, session }: DocumentPanelProps) {
  const { data: me } = useMe();
  return (
    <SuggestionsPanel
      docId={document.id}
      text={session}
      userId={me?.id}
      decides={mayEdit(document.role)}
    />
  );
}

/** What is beside a document, in the order of the tabs; the outline is there already. */
export const DOCUMENT_PANELS: readonly DocumentPanel[] = [
  {
    id: "checks",
    label: "Checks",
    icon: ListChecks,
    Content: ({ document, session }) => <ChecksPanel docId={document.id} text={session} />,
    Count: ({ document }) => <ChecksCount docId={document.id} />,
  },
  {
    id: "comments",
    label: "Comments",
    icon: MessageSquare,
    Content: Comments,
    Count: ({ document }) => <DiscussionCount docId={document.id} of="openThreads" />,
  },
  {
    id: "suggestions",
    label: "Suggestions",
    icon: PenLine,
    Content: Suggestions,
    Count: ({ document }) => <DiscussionCount docId={document.id} of="openSuggestions" />,
  },
  {
    id: "history",
    label: "History",
    icon: History,
    Content: ({ document, editable }) => (
      <HistoryPanel projectId={document.projectId} docId={document.id} editable={editable} />
    ),
  },
  {
    id: "requirements",
    label: "Requirements",
    icon: Waypoints,
    Content: ({ document, session }) => <DraftRequirements docId={document.id} text={session} />,
  },
  {
    id: "authors",
    label: "Written by",
    icon: Sparkles,
    Content: ({ document, session, editable }) => (
      <AuthorsPanel
        docId={document.id}
        documentTitle={document.title}
        text={session}
        editable={editable}
      />
    ),
  },
];

/** The panels of one visit as tabs. */
export function panelTabs(
  panels: readonly DocumentPanel[],
  props: DocumentPanelProps,
): SidePanelTab[] {
  return panels.map(({ id, label, icon, Content, Count }) => ({
    id,
    label,
    icon,
    content: <Content {...props} />,
    count: Count && <Count {...props} />,
  }));
}
