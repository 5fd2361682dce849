/** What of a document is on the screen; a phone shows one pane, so `outline` is only there. */
export const editorViews = ["split", "source", "preview", "outline"] as const;
export type EditorViewName = (typeof editorViews)[number];
