import { useSyncExternalStore } from "react";

const QUERIES = {
  /** Below `md:`: one pane at a time. */
  phone: "(width < 53.8125rem)",
  /** From `lg:` on: room for a column on either side of the text. */
  wide: "(width >= 76.0625rem)",
} as const;

function subscribe(listener: () => void): () => void {
  const lists = Object.values(QUERIES).map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener("change", listener);
  return () => {
    for (const list of lists) list.removeEventListener("change", listener);
  };
}

function read(): "phone" | "medium" | "wide" {
  if (matchMedia(QUERIES.phone).matches) return "phone";
  return matchMedia(QUERIES.wide).matches ? "wide" : "medium";
}

/** How much room the window has, as the breakpoints of the styles divide it. */
export function useRoom(): "phone" | "medium" | "wide" {
  return useSyncExternalStore(subscribe, read);
}
