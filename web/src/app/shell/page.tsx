import { Menu as MenuIcon, Search } from "lucide-react";
import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/ui/breadcrumb.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Kbd } from "@/components/ui/key.tsx";
import { ThemeMenu } from "@/components/ui/theme-menu.tsx";
import { Written } from "@/components/ui/written.tsx";
import { JobsTray } from "@/features/jobs/components/jobs-tray.tsx";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { Mentions } from "./mentions.tsx";
import { useProjectId } from "./navigation.tsx";
import { setOverlay, useOverlays } from "./overlays.ts";

export interface PageProps {
  /** The path to the page on a wide screen: links, and the page itself last. */
  crumbs: ReactNode;
  /** Its short name, for a phone. */
  title: string;
  /** People who are here too. */
  presence?: ReactNode;
  /** In the place of the phone's usual bar. */
  bottomBar?: ReactNode;
  /** The page fills the whole sheet and scrolls by itself. */
  flush?: boolean;
  children: ReactNode;
}

/** The sheet of every signed-in page: the bar at its top, its content, the phone's bar. */
export function Page({ crumbs, title, presence, bottomBar, flush = false, children }: PageProps) {
  const projectId = useProjectId();
  const jobsOpen = useOverlays((overlays) => overlays.jobs);
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-0.5 border-b border-line ps-1.5 pe-2 md:h-11 md:gap-2.5 md:ps-5 md:pe-3">
        <IconButton
          label="Menu"
          tooltip={false}
          className="md:hidden"
          onClick={() => setOverlay("navigation", true)}
        >
          <MenuIcon className="size-5 stroke-[1.5]" aria-hidden />
        </IconButton>
        <Written className="text-[.9375rem] font-medium md:hidden">{title}</Written>
        <div className="hidden min-w-0 md:block">
          <Breadcrumb>{crumbs}</Breadcrumb>
        </div>
        <div className="ms-auto flex shrink-0 items-center gap-1.5">
          {presence && <span className="flex me-1.5 empty:hidden">{presence}</span>}
          <button
            type="button"
            onClick={() => setOverlay("palette", true)}
            className="hidden h-7 w-50 items-center gap-2 rounded-sm bg-hover ps-2.25 pe-1.5 text-ink-3 hover:bg-pressed md:flex"
          >
            <Search className="size-3.5" aria-hidden />
            Search
            <span aria-hidden className="ms-auto">
              <Kbd plain>{shortcutKeys("mod+k").join(" ")}</Kbd>
            </span>
          </button>
          <Mentions />
          <JobsTray
            projectId={projectId}
            open={jobsOpen}
            onOpenChange={(open) => setOverlay("jobs", open)}
          />
          <IconButton
            label="Search"
            tooltip={false}
            className="md:hidden"
            onClick={() => setOverlay("palette", true)}
          >
            <Search className="size-5 stroke-[1.5]" aria-hidden />
          </IconButton>
          <span className="hidden md:flex">
            <ThemeMenu />
          </span>
        </div>
      </header>
      {flush ? (
        children
      ) : (
        <div
          data-scroll-restoration-id="page"
          className="relative min-h-0 flex-1 overflow-y-auto px-4 pt-3.5 pb-7 md:px-6 md:pt-5 md:pb-6"
        >
          {children}
        </div>
      )}
      {bottomBar ?? <BottomBar />}
    </>
  );
}

/** The heading of a page with its actions. */
export function PageHeader({
  title,
  count,
  meta,
  actions,
}: {
  title: ReactNode;
  count?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-2.5 gap-y-1">
      <h1 className="min-w-0 text-xl font-strong tracking-title wrap-anywhere">{title}</h1>
      {count !== undefined && <span className="text-ink-3 tabular-nums">{count}</span>}
      {meta}
      {actions && <div className="ms-auto flex items-center gap-2">{actions}</div>}
    </div>
  );
}
