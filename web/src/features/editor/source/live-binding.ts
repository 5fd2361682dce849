import { EditorState, type Extension, type Text, type Transaction } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { yCollab, ySyncAnnotation, yUndoManagerKeymap } from "y-codemirror.next";
import { type LiveSession, MAX_DRAFT_BYTES } from "../model/live-session.ts";
import { remoteCursors } from "./remote-cursors.ts";

function isTooLarge(text: Text): boolean {
  // A UTF-16 unit takes at most three bytes of UTF-8.
  if (text.length * 3 <= MAX_DRAFT_BYTES) return false;
  return new TextEncoder().encode(text.toString()).byteLength > MAX_DRAFT_BYTES;
}

function outgrows(transaction: Transaction): boolean {
  const { docChanged, newDoc, startState } = transaction;
  if (!docChanged || transaction.annotation(ySyncAnnotation)) return false;
  return newDoc.length > startState.doc.length && isTooLarge(newDoc);
}

/** Joins the source to the live text: edits both ways, the cursors of others, own undo. */
export function liveBinding(session: LiveSession, onTooLarge: () => void): Extension {
  return [
    // Offsets are those of the live text, in which a carriage return is a character.
    EditorState.lineSeparator.of("\n"),
    EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/gu, "\n")),
    EditorState.transactionFilter.of((transaction) => {
      if (!outgrows(transaction)) return transaction;
      queueMicrotask(onTooLarge);
      return [];
    }),
    keymap.of([...yUndoManagerKeymap]),
    yCollab(session.text, null, { undoManager: session.undo }),
    remoteCursors(session.text, session.awareness),
  ];
}
