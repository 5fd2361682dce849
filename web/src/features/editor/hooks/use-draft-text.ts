import { useEffect, useState } from "react";
import type { EditorSession } from "../model/editor-session.ts";

const PAUSE_MS = 140;
const LONGEST_MS = 600;
/** A text of this length is followed at those times; a longer one in proportion more slowly. */
const USUAL_LENGTH = 200_000;

/** The text for preview and outline: it follows the typing in its pauses. */
export function useDraftText(session: EditorSession): string {
  const [text, setText] = useState(session.read);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let since = 0;
    const update = () => {
      timer = undefined;
      setText(session.read());
    };
    const stop = session.onText(() => {
      const now = Date.now();
      const slower = Math.max(1, session.text.length / USUAL_LENGTH);
      if (timer === undefined) since = now;
      clearTimeout(timer);
      const waitMs = Math.min(PAUSE_MS * slower, since + LONGEST_MS * slower - now);
      timer = setTimeout(update, Math.max(0, waitMs));
    });
    setText(session.read());
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session]);
  return text;
}
