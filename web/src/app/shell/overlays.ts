import { create } from "zustand";

interface Overlays {
  palette: boolean;
  shortcuts: boolean;
  /** The navigation as a sheet, on a phone. */
  navigation: boolean;
  jobs: boolean;
  mentions: boolean;
}

/** Which of the layers above the page are open. */
export const useOverlays = create<Overlays>()(() => ({
  palette: false,
  shortcuts: false,
  navigation: false,
  jobs: false,
  mentions: false,
}));

/** Opens or closes one layer. */
export function setOverlay(name: keyof Overlays, open: boolean): void {
  useOverlays.setState({ [name]: open });
}
