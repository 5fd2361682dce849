import { Outlet, useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { CloudOff } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { Suspense, useEffect } from "react";
import { useSession } from "@/api/session.ts";
import { useFocusReturn } from "@/components/ui/use-focus-return.ts";
import { cx } from "@/lib/cx.ts";
import { lazyPart } from "@/lib/lazy-part.ts";
import { useOnline } from "@/lib/online.ts";
import { useShortcut } from "@/lib/shortcuts.ts";
import { type Destination, projectDestinations, useProjectId } from "./navigation.tsx";
import { setOverlay, useOverlays } from "./overlays.ts";
import { RailNav, SideNav } from "./side-nav.tsx";
import { useInRail } from "./use-in-rail.ts";

const Palette = lazyPart(
  () => import("../palette/palette.tsx"),
  (module) => module.Palette,
);
const ShortcutsDialog = lazyPart(
  () => import("./shortcuts-dialog.tsx"),
  (module) => module.ShortcutsDialog,
);

function ShellShortcuts() {
  const navigate = useNavigate();
  useShortcut({
    keys: "mod+k",
    label: "Search and commands",
    group: "Everywhere",
    whileTyping: true,
    run: () => setOverlay("palette", true),
  });
  useShortcut({
    keys: "?",
    label: "Keyboard shortcuts",
    group: "Everywhere",
    run: () => setOverlay("shortcuts", true),
  });
  useShortcut({
    keys: "g p",
    label: "Go to projects",
    group: "Everywhere",
    run: () => void navigate({ to: "/projects" }),
  });
  useShortcut({
    keys: "g s",
    label: "Go to settings",
    group: "Everywhere",
    run: () => void navigate({ to: "/settings" }),
  });
  useShortcut({
    keys: "g j",
    label: "Show work in progress",
    group: "Everywhere",
    run: () => setOverlay("jobs", true),
  });
  useShortcut({
    keys: "g m",
    label: "Show where you were mentioned",
    group: "Everywhere",
    run: () => setOverlay("mentions", true),
  });
  return null;
}

function PlaceShortcut({ keys, label, link }: Destination & { keys: string }) {
  const navigate = useNavigate();
  useShortcut({
    keys,
    label: `Go to the project's ${label.toLowerCase()}`,
    group: "Everywhere",
    run: () => void navigate(link),
  });
  return null;
}

function NavigationSheet() {
  const open = useOverlays((overlays) => overlays.navigation);
  const focus = useFocusReturn();
  const path = useRouterState({ select: (state) => state.location.href });
  useEffect(() => {
    if (path) setOverlay("navigation", false);
  }, [path]);
  return (
    <Primitive.Root open={open} onOpenChange={(next) => setOverlay("navigation", next)}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-30 animate-fade-in bg-scrim md:hidden" />
        <Primitive.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed inset-y-0 start-0 z-30 flex w-70 max-w-[84vw] animate-fade-in flex-col bg-canvas shadow-lg outline-none md:hidden"
        >
          <Primitive.Title className="sr-only">Navigation</Primitive.Title>
          <SideNav />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function OfflineNotice() {
  const online = useOnline();
  if (online) return null;
  return (
    <p
      role="status"
      className="flex shrink-0 items-center justify-center gap-2 border-b border-gold-line bg-gold-tint px-3 py-1 text-xs font-medium text-gold-text"
    >
      <CloudOff className="size-3.5" aria-hidden />
      You are offline. What you write is kept on this device; the rest comes with the network.
    </p>
  );
}

/** What surrounds every signed-in page. */
export function Shell() {
  const rail = useInRail();
  const palette = useOverlays((overlays) => overlays.palette);
  const shortcuts = useOverlays((overlays) => overlays.shortcuts);
  const signedOut = useSession((session) => session.status === "signed-out");
  const projectId = useProjectId();
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    if (!signedOut) return;
    const { ended } = useSession.getState();
    const next = ended === null ? undefined : router.state.location.href;
    void navigate({ to: "/log-in", search: next ? { next } : {} });
  }, [signedOut, navigate, router]);

  return (
    <div
      className={cx(
        "grid h-dvh grid-cols-1 overflow-hidden",
        rail ? "md:grid-cols-[3.25rem_minmax(0,1fr)]" : "md:grid-cols-[14.5rem_minmax(0,1fr)]",
      )}
    >
      <a
        href="#main"
        className="absolute start-3 top-3 z-50 rounded-md bg-raised px-3 py-2 font-medium shadow-lg not-focus:sr-only"
      >
        Skip to the content
      </a>
      <aside aria-label="Navigation" className="hidden min-h-0 flex-col md:flex">
        {rail ? <RailNav /> : <SideNav />}
      </aside>
      <main
        id="main"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-surface outline-none md:my-2 md:me-2 md:rounded-lg md:shadow-sm"
      >
        <OfflineNotice />
        <Outlet />
      </main>
      <NavigationSheet />
      <ShellShortcuts />
      {projectId &&
        projectDestinations(projectId).map(
          ({ keys, ...place }) =>
            keys && <PlaceShortcut key={place.label} keys={keys} {...place} />,
        )}
      <Suspense>
        {palette && <Palette />}
        {shortcuts && <ShortcutsDialog />}
      </Suspense>
    </div>
  );
}
