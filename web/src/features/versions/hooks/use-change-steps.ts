import { type RefObject, useCallback, useEffect, useState } from "react";
import { useShortcut } from "@/lib/shortcuts.ts";

/** Steps from change to change of a comparison, by the keys N and P too; says where one is. */
export function useChangeSteps(region: RefObject<HTMLElement | null>, dependency: unknown) {
  const [total, setTotal] = useState(0);
  const [current, setCurrent] = useState(0);
  const changes = useCallback(
    () => [...(region.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [])],
    [region],
  );
  useEffect(() => {
    setTotal(dependency === undefined ? 0 : changes().length);
    setCurrent(0);
  }, [changes, dependency]);
  const step = (by: 1 | -1) => {
    const all = changes();
    const focused = all.findIndex((change) => change.contains(document.activeElement));
    const from = focused === -1 ? current - 1 : focused;
    const next = Math.min(all.length - 1, Math.max(0, from + by));
    const target = all[next];
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
    setTotal(all.length);
    setCurrent(next + 1);
  };
  const enabled = total > 0;
  useShortcut({ keys: "n", label: "Next change", group: "This page", run: () => step(1) }, enabled);
  useShortcut(
    { keys: "p", label: "Previous change", group: "This page", run: () => step(-1) },
    enabled,
  );
  return { total, current, next: () => step(1), previous: () => step(-1) };
}
