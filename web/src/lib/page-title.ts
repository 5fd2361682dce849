import { useEffect } from "react";

/** Names the page in the tab, from the most particular part to the most general. */
export function usePageTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), "DocuForge"].join(" - ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
