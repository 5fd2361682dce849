import { create } from "zustand";

/** What is to be written about the selection; its panel takes it up as soon as it is there. */
export const useCompose = create<{ wanted: "comment" | "suggestion" | undefined }>()(() => ({
  wanted: undefined,
}));

/** Asks the panel of comments or suggestions to begin one about what is selected. */
export function compose(wanted: "comment" | "suggestion"): void {
  useCompose.setState({ wanted });
}

/** Says that the panel has taken it up. */
export function composed(): void {
  useCompose.setState({ wanted: undefined });
}
