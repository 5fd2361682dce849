import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";

function RouteAnnouncer() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const [title, setTitle] = useState("");
  useEffect(() => {
    if (path === undefined) return;
    const frame = requestAnimationFrame(() => setTitle(document.title));
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return (
    <div aria-live="polite" className="sr-only">
      {title}
    </div>
  );
}

/** What every page has: its outlet, and its name said aloud when it opens. */
export function Root() {
  return (
    <>
      <Outlet />
      <RouteAnnouncer />
    </>
  );
}
