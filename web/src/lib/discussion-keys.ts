/** Begins a comment about what is selected. */
export const COMMENT_KEYS = "mod+alt+m";
/** Proposes another text for what is selected. */
export const SUGGEST_KEYS = "mod+alt+s";
