import { Link } from "@tanstack/react-router";
import { CircleUserRound, Search } from "lucide-react";
import type { ReactNode } from "react";
import { AccountMenu } from "./account-menu.tsx";
import { PROJECTS, projectDestinations, useProjectId } from "./navigation.tsx";
import { setOverlay } from "./overlays.ts";

const MOST_OF_PROJECT = 5;

const ITEM =
  "relative grid justify-items-center gap-0.75 rounded-sm pt-2.25 pb-1.25 text-2xs leading-none font-medium text-ink-3 aria-[current=page]:text-lapis-text [&_.lucide]:size-5 [&_.lucide]:stroke-[1.6]";

/** The frame of the bar at the foot of a phone, for four or five places. */
export function BottomBarFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="z-10 grid shrink-0 auto-cols-fr grid-flow-col border-t border-line bg-raised px-1 pb-[max(.5rem,env(safe-area-inset-bottom))] md:hidden"
    >
      {children}
    </nav>
  );
}

/** The look of one place in the bar. */
export const bottomBarItemClass = ITEM;

/** The phone's bar: the first places of the project at hand, or those of the whole product. */
export function BottomBar() {
  const projectId = useProjectId();
  const destinations = projectId
    ? [PROJECTS, ...projectDestinations(projectId).slice(0, MOST_OF_PROJECT)]
    : [PROJECTS];
  return (
    <BottomBarFrame label={projectId ? "Project" : "Main"}>
      {destinations.map(({ label, icon: Icon, link, exact = false }) => (
        <Link
          key={label}
          {...link}
          activeOptions={{ exact, includeSearch: false }}
          className={ITEM}
        >
          <Icon aria-hidden />
          {label}
        </Link>
      ))}
      {!projectId && (
        <>
          <button type="button" className={ITEM} onClick={() => setOverlay("palette", true)}>
            <Search aria-hidden />
            Search
          </button>
          <AccountMenu
            side="top"
            trigger={
              <button type="button" className={ITEM}>
                <CircleUserRound aria-hidden />
                You
              </button>
            }
          />
        </>
      )}
    </BottomBarFrame>
  );
}
