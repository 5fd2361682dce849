import { type ComponentType, lazy } from "react";
import { notifyFailure, withdrawNotice } from "@/components/ui/toast.tsx";

const NOTICE = {
  title: "This is not on your device yet",
  description: "The device is offline. It opens by itself when there is a network again.",
};

/** Loads a part of the program; while the device is offline it says so and waits for the network. */
export async function loadPart<Module>(import_: () => Promise<Module>): Promise<Module> {
  try {
    return await import_();
  } catch (error) {
    if (navigator.onLine) throw error;
    withdrawNotice(NOTICE);
    notifyFailure(NOTICE);
    await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
    withdrawNotice(NOTICE);
    return loadPart(import_);
  }
}

/**
 * A component that is loaded when it is first shown; `preload` has it here before, and fails in
 * silence.
 */
export function lazyPart<Module, Props>(
  import_: () => Promise<Module>,
  choose: (module: Module) => ComponentType<Props>,
) {
  const part = lazy(async () => ({ default: choose(await loadPart(import_)) }));
  return Object.assign(part, {
    preload: () => void import_().catch(() => undefined),
  });
}
