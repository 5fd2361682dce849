import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useRef } from "react";
import { useShortcut } from "@/lib/shortcuts.ts";
import { useFilterText } from "@/lib/use-filter-text.ts";

/** The filter of a page's list: its text, `q` in the address once nobody types, and its key. */
export function useListFilter() {
  const q = useSearch({ strict: false, select: (search) => search.q ?? "" });
  const navigate = useNavigate();
  const narrow = useCallback(
    (text: string) =>
      void navigate({
        to: ".",
        search: (before) => ({ ...before, q: text || undefined }),
        replace: true,
      }),
    [navigate],
  );
  const [text, setText] = useFilterText(q, narrow);
  const ref = useRef<HTMLInputElement>(null);
  useShortcut({
    keys: "/",
    label: "Filter the list",
    group: "This page",
    run: () => ref.current?.focus(),
  });
  return { q, input: { value: text, onValueChange: setText, ref } };
}
