import { lazyRouteComponent } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { loadPart } from "@/lib/lazy-part.ts";

/** A page whose code is loaded when it is first opened. */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, () => ReactNode>>,
  name: Name,
) {
  return lazyRouteComponent(() => loadPart(load), name);
}
