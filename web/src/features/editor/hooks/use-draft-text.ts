import { useEffect, useState } from "react";
import type { DraftSession } from "../model/draft-session.ts";

const PAUSE_MS = 140;
const LONGEST_MS = 600;

/** The text for preview and outline: it follows the typing in its pauses. */
export function useDraftText(session: DraftSession): string {
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
      if (timer === undefined) since = now;
      clearTimeout(timer);
      timer = setTimeout(update, Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - now)));
    });
    setText(session.read());
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session]);
  return text;
}
