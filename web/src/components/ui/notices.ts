import { create } from "zustand";

export interface Notice {
  /** What happened. */
  title: string;
  /** What it means now and what to do. */
  description?: string;
  /** The request's id, shown behind "Details". */
  requestId?: string | undefined;
  action?: { label: string; run: () => void };
}

export type Tone = "success" | "failure";

/** Notices that are not on the screen yet. */
export const useNotices = create<{ waiting: readonly { tone: Tone; notice: Notice }[] }>()(() => ({
  waiting: [],
}));
