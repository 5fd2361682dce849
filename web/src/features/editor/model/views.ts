/** What of a document is on the screen; a phone shows one pane, the preview where it is `split`. */
export const editorViews = ["split", "source", "preview"] as const;
export type EditorViewName = (typeof editorViews)[number];
