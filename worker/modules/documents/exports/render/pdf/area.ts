import type { Tag } from "./canvas.ts";
import type { TextStyle } from "./theme.ts";

/** Where a block is drawn, and how its text looks there. */
export interface Area {
  x: number;
  width: number;
  style: TextStyle;
  tag: Tag | null | undefined;
  gap: number;
  depth: number;
}
