import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { cx } from "@/lib/cx.ts";
import type { RevealOptions, TextRange } from "../model/editor-session.ts";
import type { LiveSession } from "../model/live-session.ts";
import { sourceExtensions } from "./extensions.ts";
import { fileExtension } from "./files.ts";
import { type Formatting, format } from "./formatting.ts";
import { highlightExtension, showHighlights } from "./highlights.ts";
import { liveBinding } from "./live-binding.ts";
import { sectionMarks, showSectionMarks } from "./section-marks.ts";
import { selectionActions } from "./selection-actions.ts";

export interface CursorPlace {
  line: number;
  column: number;
}

export interface SourceEditorHandle {
  format: (formatting: Formatting) => void;
  /** Brings a line (from 1) to the top and puts the cursor into it. */
  goToLine: (line: number, focus: boolean) => void;
  topLine: () => number;
  focus: () => void;
}

interface SourceEditorProps {
  session: LiveSession;
  readOnly: boolean;
  className?: string;
  handle?: Ref<SourceEditorHandle>;
  onCursor: (place: CursorPlace) => void;
  onScroll: () => void;
  /** An edit was refused because the draft would hold too much text. */
  onTooLarge: () => void;
}

function topLineOf(view: EditorView): number {
  const block = view.lineBlockAtHeight(view.scrollDOM.scrollTop + 4 - view.documentPadding.top);
  return view.state.doc.lineAt(block.from).number;
}

function within(view: EditorView, { from, to }: TextRange): TextRange {
  const { length } = view.state.doc;
  const start = Math.min(Math.max(0, from), length);
  return { from: start, to: Math.min(Math.max(start, to), length) };
}

function revealRange(view: EditorView, range: TextRange, options: Required<RevealOptions>): void {
  const { from, to } = within(view, range);
  view.dispatch({
    ...(options.select ? { selection: { anchor: from, head: to } } : {}),
    effects: EditorView.scrollIntoView(from, { y: "center" }),
  });
  if (options.focus) view.focus();
}

function replaceRange(view: EditorView, range: TextRange, insert: string): boolean {
  if (view.state.readOnly) return false;
  const changes = view.state.changes({ ...within(view, range), insert });
  // A cursor at the place goes on after what was put there.
  const selection = view.state.selection.map(changes, 1);
  view.dispatch({ changes, selection, userEvent: "input.replace" });
  return true;
}

function accessOf(readOnly: boolean): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of(readOnly ? { "aria-readonly": "true" } : {}),
  ];
}

/** The Markdown source of a draft in CodeMirror. */
export function SourceEditor(props: SourceEditorProps) {
  const { session, readOnly, className, handle } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  const access = useRef(new Compartment());
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const stateOf = (doc: string) =>
      EditorState.create({
        doc,
        extensions: [
          liveBinding(session, () => latest.current.onTooLarge()),
          sourceExtensions(),
          access.current.of([]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged && !update.selectionSet) return;
            const { from, to, head } = update.state.selection.main;
            session.editor.selected({ from, to, text: update.state.sliceDoc(from, to) });
            const line = update.state.doc.lineAt(head);
            latest.current.onCursor({ line: line.number, column: head - line.from + 1 });
          }),
          EditorView.domEventHandlers({ scroll: () => latest.current.onScroll() }),
          highlightExtension((id) => session.editor.pressed(id)),
          sectionMarks,
          selectionActions((action) => session.editor.acted(action)),
          fileExtension((files, at) => session.editor.dropped(files, at)),
        ],
      });
    const show = (state: EditorState) => {
      const editor = new EditorView({ parent, state });
      view.current = editor;
      // What was allowed when the state was made may have changed since.
      editor.dispatch({
        effects: access.current.reconfigure(accessOf(latest.current.readOnly)),
      });
      const detach = session.editor.attach({
        reveal: (range, options) => revealRange(editor, range, options),
        highlight: (owner, highlights) => showHighlights(editor, owner, highlights),
        markSections: (marks) => showSectionMarks(editor, marks),
        replace: (range, insert) => {
          // What was typed just before or is typed right after is undone on its own.
          session.undo.stopCapturing();
          const isReplaced = replaceRange(editor, range, insert);
          session.undo.stopCapturing();
          return isReplaced;
        },
      });
      return () => {
        detach();
        editor.destroy();
        view.current = undefined;
      };
    };
    // In two tasks of their own: a long text takes its time, and the page goes on meanwhile.
    let end: (() => void) | undefined;
    let timer = setTimeout(() => {
      const text = session.read();
      const state = stateOf(text);
      timer = setTimeout(() => {
        const now = session.read();
        end = show(now === text ? state : stateOf(now));
      });
    });
    return () => {
      clearTimeout(timer);
      end?.();
    };
  }, [session]);

  useEffect(() => {
    view.current?.dispatch({
      effects: access.current.reconfigure(accessOf(readOnly)),
    });
  }, [readOnly]);

  useImperativeHandle(handle, () => ({
    format: (formatting) => {
      if (!view.current) return;
      format(view.current, formatting);
      view.current.focus();
    },
    goToLine: (line, focus) => {
      const editor = view.current;
      if (!editor) return;
      const { from } = editor.state.doc.line(Math.min(Math.max(1, line), editor.state.doc.lines));
      editor.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 8 }),
      });
      if (focus) editor.focus();
    },
    topLine: () => (view.current ? topLineOf(view.current) : 1),
    focus: () => view.current?.focus(),
  }));

  return <div ref={host} className={cx("min-h-0 flex-1 overflow-hidden", className)} />;
}
