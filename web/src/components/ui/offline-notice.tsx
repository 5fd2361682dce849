import { useOnline } from "@/lib/online.ts";
import { Banner } from "./banner.tsx";

/** In a dialog or page whose work needs the network: says so while the device has none. */
export function OfflineNotice({ children }: { children: string }) {
  return (
    !useOnline() && (
      <Banner tone="attention" title="You are offline">
        {children}
      </Banner>
    )
  );
}
