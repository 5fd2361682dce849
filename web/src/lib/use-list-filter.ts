import { useRef, useState } from "react";
import { useShortcut } from "./shortcuts.ts";
import { useDebounced } from "./use-debounced.ts";

const TYPING_PAUSE_MS = 180;

/** The filter of a page's list: its text, `q` once nobody types, and the key that leads to it. */
export function useListFilter() {
  const [text, setText] = useState("");
  const ref = useRef<HTMLInputElement>(null);
  useShortcut({
    keys: "/",
    label: "Filter the list",
    group: "This page",
    run: () => ref.current?.focus(),
  });
  const q = useDebounced(text, TYPING_PAUSE_MS).trim();
  return { q, input: { value: text, onValueChange: setText, ref } };
}
