import type { MouseEvent } from "react";

/**
 * For a control below fields. A press would first take the focus from a field, whose error then
 * appears and moves the control away from under the pointer: the press would be lost.
 */
export function keepFocusInField(event: MouseEvent<HTMLElement>): void {
  if (event.currentTarget.closest("form, [role=dialog]")) event.preventDefault();
}
