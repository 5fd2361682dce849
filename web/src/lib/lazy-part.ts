import { type ComponentType, lazy } from "react";
import { notifyFailure } from "@/components/ui/toast.tsx";

async function load<Module>(import_: () => Promise<Module>, onWait: () => void): Promise<Module> {
  try {
    return await import_();
  } catch (error) {
    if (navigator.onLine) throw error;
    onWait();
    await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
    return load(import_, () => undefined);
  }
}

/** Loads a part of the program; while the device is offline it says so and waits for the network. */
export function loadPart<Module>(import_: () => Promise<Module>): Promise<Module> {
  return load(import_, () =>
    notifyFailure({
      title: "This is not on your device yet",
      description: "The device is offline. It opens by itself when there is a network again.",
    }),
  );
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
