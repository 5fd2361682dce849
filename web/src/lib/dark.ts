import { useSyncExternalStore } from "react";
import { useTheme } from "./theme.ts";

const device = matchMedia("(prefers-color-scheme: dark)");

function subscribe(listener: () => void): () => void {
  device.addEventListener("change", listener);
  return () => device.removeEventListener("change", listener);
}

/** Whether the page is dark now, by choice or as the device is. */
export function useIsDark(): boolean {
  const { theme } = useTheme();
  const isDeviceDark = useSyncExternalStore(subscribe, () => device.matches);
  return theme === "system" ? isDeviceDark : theme === "dark";
}
