import { useCallback, useEffect } from "react";
import { compose } from "@/features/discussion/model/compose.ts";
import type { EditorSession, SelectionAction } from "@/features/editor/model/editor-session.ts";
import { COMMENT_KEYS, SUGGEST_KEYS } from "@/lib/discussion-keys.ts";
import { useShortcut } from "@/lib/shortcuts.ts";

const PANELS: Record<SelectionAction, string> = {
  comment: "comments",
  suggestion: "suggestions",
};

/** Begins comments and suggestions about the selection, by their shortcuts and the buttons at it. */
export function useDiscussing(
  session: EditorSession,
  showPanel: (panel: string | undefined) => void,
): void {
  const begin = useCallback(
    (action: SelectionAction) => {
      compose(action);
      showPanel(PANELS[action]);
    },
    [showPanel],
  );
  useEffect(() => session.editor.onAct(begin), [session, begin]);
  useShortcut({
    keys: COMMENT_KEYS,
    label: "Comment on the selection",
    group: "This page",
    whileTyping: true,
    run: () => begin("comment"),
  });
  useShortcut({
    keys: SUGGEST_KEYS,
    label: "Suggest another text for the selection",
    group: "This page",
    whileTyping: true,
    run: () => begin("suggestion"),
  });
}
