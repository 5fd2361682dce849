import { useMatches } from "@tanstack/react-router";

/** Whether the page at hand leaves the navigation little room: work on one document. */
export function useInRail(): boolean {
  return useMatches({
    select: (matches) => matches.some(({ staticData }) => staticData.rail === true),
  });
}
