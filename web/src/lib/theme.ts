import { create } from "zustand";

/** The reader's choice; `system` follows the device. */
export type Theme = "light" | "dark" | "system";

const STORAGE_KEY = "docuforge.theme";

function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export const useTheme = create<{ theme: Theme }>()(() => ({ theme: readTheme() }));

/** Changes the theme here and in the other tabs, and remembers it on this device. */
export function setTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  applyTheme(theme);
  useTheme.setState({ theme });
}

/** Takes over a change of the theme made in another tab. */
export function followThemeOfOtherTabs(): void {
  addEventListener("storage", (event) => {
    if (event.key !== STORAGE_KEY) return;
    const theme = readTheme();
    applyTheme(theme);
    useTheme.setState({ theme });
  });
}
