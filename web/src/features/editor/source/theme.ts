import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const look = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--color-ink)",
    backgroundColor: "transparent",
    fontSize: "0.78125rem",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-mono)",
    fontFeatureSettings: '"calt" 0',
    lineHeight: "1.25rem",
    overflowX: "hidden",
  },
  ".cm-content": {
    padding: "8px 0 40vh",
    caretColor: "var(--color-lapis-text)",
    fontWeight: "400",
  },
  ".cm-line": { padding: "0 14px 0 0", overflowWrap: "anywhere" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    border: "none",
    color: "var(--color-ink-3)",
    fontFamily: "var(--font-mono)",
    fontSize: "0.6875rem",
    insetInlineStart: "0",
  },
  ".cm-lineNumbers .cm-gutterElement": {
    minWidth: "44px",
    padding: "0 14px 0 0",
    lineHeight: "1.25rem",
    fontVariantNumeric: "tabular-nums",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": {
    backgroundColor: "var(--color-hover)",
  },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--color-ink)" },
  ".cm-cursor": { borderLeft: "2px solid var(--color-lapis-text)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { backgroundColor: "var(--color-gold-line)" },
  ".cm-req": { color: "var(--color-gold-text)", fontWeight: "500", whiteSpace: "nowrap" },
  ".cm-req::before": {
    content: '""',
    display: "inline-block",
    width: "3px",
    height: "10px",
    marginInlineEnd: "4px",
    borderRadius: "1px",
    background: "var(--color-gold)",
    transform: "skewX(-14deg)",
  },
  ".cm-req span": { color: "inherit" },
  ".cm-mark": { borderRadius: "2px", cursor: "pointer" },
  ".cm-mark-comment": {
    backgroundColor: "var(--color-gold-tint)",
    boxShadow: "inset 0 -1.5px 0 var(--color-gold)",
  },
  ".cm-mark-suggestion": {
    backgroundColor: "var(--color-success-tint)",
    boxShadow: "inset 0 -1.5px 0 var(--color-success)",
  },
  ".cm-mark-finding": { textDecoration: "underline wavy var(--color-danger) 1px" },
  ".cm-mark-active": { outline: "1.5px solid var(--color-lapis-text)", outlineOffset: "1px" },
  ".cm-person-1": { "--person": "var(--color-who-1)" },
  ".cm-person-2": { "--person": "var(--color-who-2)" },
  ".cm-person-3": { "--person": "var(--color-who-3)" },
  ".cm-person-4": { "--person": "var(--color-who-4)" },
  ".cm-person-5": { "--person": "var(--color-who-5)" },
  ".cm-person-6": { "--person": "var(--color-who-6)" },
  ".cm-person-selection": {
    backgroundColor: "color-mix(in srgb, var(--person) 24%, transparent)",
  },
  ".cm-person-caret": {
    position: "absolute",
    insetBlockStart: "0",
    left: "0",
    width: "2px",
    marginLeft: "-1px",
    backgroundColor: "var(--person)",
  },
  ".cm-person-name": {
    position: "absolute",
    bottom: "100%",
    left: "0",
    maxWidth: "12rem",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    padding: "0 5px",
    borderRadius: "3px 3px 3px 0",
    backgroundColor: "var(--person)",
    color: "var(--color-on-who)",
    fontFamily: "var(--font-sans)",
    fontSize: "0.625rem",
    fontWeight: "600",
    lineHeight: "1rem",
    // It would cover what stands there; the next move shows it again.
    animation: "cm-person-name 300ms 4s forwards",
  },
  "@keyframes cm-person-name": { to: { opacity: "0" } },
  ".cm-person-name-below": { bottom: "auto", top: "100%", borderRadius: "0 3px 3px 3px" },
  ".cm-placeholder": { color: "var(--color-ink-3)", fontFamily: "var(--font-sans)" },
  ".cm-panels": {
    backgroundColor: "var(--color-raised)",
    color: "var(--color-ink)",
    fontFamily: "var(--font-sans)",
    fontSize: "var(--text-xs)",
  },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--color-line)" },
  ".cm-panel.cm-search": { padding: "6px 10px", display: "flex", flexWrap: "wrap", gap: "6px" },
  ".cm-panel.cm-search br": { flexBasis: "100%" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "4px" },
  ".cm-panel.cm-search [name=close]": { insetInlineEnd: "8px", insetInlineStart: "auto" },
  ".cm-textfield": {
    border: "0",
    borderRadius: "var(--radius-sm)",
    backgroundColor: "var(--color-surface)",
    boxShadow: "inset 0 0 0 1px var(--color-line-control)",
    color: "var(--color-ink)",
    padding: "3px 8px",
    fontSize: "var(--text-xs)",
  },
  ".cm-button": {
    border: "0",
    borderRadius: "var(--radius-sm)",
    backgroundImage: "none",
    backgroundColor: "var(--color-raised)",
    boxShadow: "inset 0 0 0 1px var(--color-line-strong)",
    color: "var(--color-ink)",
    padding: "3px 8px",
    fontSize: "var(--text-xs)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--color-gold-tint)" },
  ".cm-searchMatch-selected": {
    backgroundColor: "var(--color-gold-tint)",
    boxShadow: "0 0 0 1px var(--color-gold)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "transparent" },
});

const colours = HighlightStyle.define([
  { tag: tags.heading, color: "var(--color-lapis-text)", fontWeight: "500" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through", color: "var(--color-ink-3)" },
  { tag: [tags.link, tags.url], color: "var(--color-lapis-text)" },
  { tag: tags.monospace, color: "var(--color-info-text)" },
  { tag: tags.quote, color: "var(--color-ink-2)" },
  {
    tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName, tags.comment],
    color: "var(--color-ink-3)",
  },
  { tag: [tags.tagName, tags.angleBracket, tags.attributeName], color: "var(--color-ink-3)" },
]);

/** The editor's look, from the tokens alone. */
export const sourceTheme: Extension = [look, syntaxHighlighting(colours)];
