import { useEffect, useState, useSyncExternalStore } from "react";
import type { DiscussedText } from "../model/discussed-text.ts";

const PAUSE_MS = 400;

/** The text, followed in pauses of the typing. */
export function useSettledText(text: DiscussedText): string {
  const [settled, setSettled] = useState(() => text.read());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = text.onText(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setSettled(text.read()), PAUSE_MS);
    });
    setSettled(text.read());
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [text]);
  return settled;
}

/** What is selected in the source. */
export function useSelectedText(text: DiscussedText) {
  return useSyncExternalStore(text.editor.onSelection, text.editor.getSelection);
}
