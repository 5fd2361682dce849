import { useEffect, useRef } from "react";

const PANEL = "aside";
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
    /** The focus stays where it is if that is not in the panel. */
    closing: () => {
      const { activeElement, body } = document;
      const panel = region.current?.querySelector(PANEL);
      if (activeElement === body || panel?.contains(activeElement)) {
        next.current = `[data-panel="${open}"]`;
      }
    },
    /** Takes the focus out of a field of the panel; false when it was in none. */
    leaveField: () => {
      const panel = region.current?.querySelector(PANEL);
      const isField = document.activeElement?.matches("input, textarea, select");
      if (!isField || !panel?.contains(document.activeElement)) return false;
      panel.querySelector<HTMLElement>(ACTIVE_TAB)?.focus();
      return true;
    },
  };
}
