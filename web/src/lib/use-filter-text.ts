import { useEffect, useState } from "react";
import { useDebounced } from "./use-debounced.ts";

const FILTER_DELAY_MS = 180;

/** The text of a filter while it is typed; `onSettle` gets it once nobody types. */
export function useFilterText(
  start: string | undefined,
  onSettle: (text: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(start ?? "");
  const settled = useDebounced(text, FILTER_DELAY_MS).trim();
  useEffect(() => onSettle(settled), [settled, onSettle]);
  return [text, setText];
}
