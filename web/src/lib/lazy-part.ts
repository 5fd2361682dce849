import { type ComponentType, lazy } from "react";

/** Loads a part of the program; while the device is offline it waits for the network. */
export async function loadPart<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (navigator.onLine) throw error;
    await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
    return loadPart(load);
  }
}

/** A component that is loaded when it is first shown. */
export function lazyPart<Module, Props>(
  load: () => Promise<Module>,
  choose: (module: Module) => ComponentType<Props>,
) {
  return lazy(async () => ({ default: choose(await loadPart(load)) }));
}
