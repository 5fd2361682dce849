import { useEffect } from "react";

const QUIET_MS = 1_500;

/** Has parts of the program here soon after the page has come, so that they open without a network. */
export function usePreload(parts: readonly { preload: () => void }[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of parts) part.preload();
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [parts]);
}
