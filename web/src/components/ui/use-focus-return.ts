import { useRef } from "react";

/**
 * Handlers of a layer without a trigger of its own: the focus goes back to where it was when the
 * layer opened. `focusInside` may put it somewhere better than on the first control.
 */
export function useFocusReturn(focusInside?: (layer: HTMLElement) => void) {
  const before = useRef<Element>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      before.current = document.activeElement;
      if (!focusInside || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      focusInside(event.currentTarget);
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
