import { useEffect, useRef } from "react";

const ACTIVE_TAB = "[role=tab][data-state=active]";

/**
 * Moves the focus along when the panel beside the document opens or closes, because the button that
 * was pressed goes away with it.
 */
export function usePanelFocus(open: string | undefined) {
  const region = useRef<HTMLDivElement>(null);
  const next = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is to have the focus is there once `open` has changed
  useEffect(() => {
    if (next.current) region.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = undefined;
  }, [open]);
  return {
    region,
    opening: () => {
      next.current = ACTIVE_TAB;
    },
    closing: () => {
      next.current = `[data-panel="${open}"]`;
    },
  };
}
