import { EditorView } from "@codemirror/view";

function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

/** Takes files that are pasted or dropped; text goes its usual way, also with a picture of itself. */
export function fileExtension(onFiles: (files: readonly File[], at: number) => void) {
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      const files = filesOf(event.clipboardData);
      const hasText = event.clipboardData?.types.includes("text/plain");
      if (files.length === 0 || hasText || view.state.readOnly) return false;
      onFiles(files, view.state.selection.main.head);
      return true;
    },
    drop: (event, view) => {
      const files = filesOf(event.dataTransfer);
      if (files.length === 0) return false;
      event.preventDefault();
      if (view.state.readOnly) return true;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      onFiles(files, at ?? view.state.selection.main.head);
      return true;
    },
  });
}
