import type { LucideIcon } from "lucide-react";
import { PanelRightClose } from "lucide-react";
import { Dialog as Sheet, Tabs } from "radix-ui";
import { type ReactNode, Suspense } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { useFocusReturn } from "@/components/ui/use-focus-return.ts";

export interface SidePanelTab {
  id: string;
  label: string;
  icon: LucideIcon;
  /** Stands beside the icon: how much waits there. */
  count?: ReactNode;
  content: ReactNode;
}

export interface SidePanelProps {
  tabs: readonly SidePanelTab[];
  /** The id of the tab that is shown. */
  value: string;
  onValueChange: (id: string) => void;
  onClose: () => void;
}

function Panels({ tabs, value, onValueChange, onClose }: SidePanelProps) {
  return (
    <Tabs.Root
      value={value}
      onValueChange={onValueChange}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <div className="@container flex h-11 shrink-0 items-center gap-1 border-b border-line-soft ps-1.5 pe-2 md:h-9">
        <Tabs.List
          aria-label="Beside the document"
          className="-my-1 flex min-w-0 flex-1 items-center gap-0.5 overflow-x-auto py-1 [scrollbar-width:none]"
        >
          {tabs.map(({ id, label, icon: Icon, count }) => (
            <Tabs.Trigger
              key={id}
              value={id}
              title={label}
              className="inline-flex h-8 shrink-0 items-center data-[state=active]:min-w-0 data-[state=active]:shrink gap-1.5 rounded-sm px-1.75 text-xs font-medium text-ink-2 tabular-nums hover:bg-hover hover:text-ink data-[state=active]:text-ink md:h-6.5 md:px-1 md:data-[state=active]:px-1.5 [&_.lucide]:text-ink-3 data-[state=active]:[&_.lucide]:text-lapis-text"
            >
              <Icon aria-hidden />
              <span className={id === value ? "clip @max-[18rem]:sr-only" : "sr-only"}>
                {label}
              </span>
              {id === value ? count : <span className="sr-only">{count}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <IconButton label="Hide the panel" className="size-9 md:size-6.5!" onClick={onClose}>
          <PanelRightClose aria-hidden />
        </IconButton>
      </div>
      {tabs.map(({ id, content }) => (
        <Tabs.Content
          key={id}
          value={id}
          tabIndex={-1}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto data-[state=inactive]:hidden"
        >
          <Suspense fallback={<SkeletonLines />}>{content}</Suspense>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** What is beside the document, one tab at a time: a column at its right. */
export function SidePanel(props: SidePanelProps) {
  return (
    <aside
      aria-label="Beside the document"
      className="flex min-h-0 min-w-0 flex-col border-s border-line"
    >
      <Panels {...props} />
    </aside>
  );
}

/** The same on a phone: a sheet from below. */
export function SidePanelSheet(props: SidePanelProps) {
  const focus = useFocusReturn((sheet) =>
    sheet.querySelector<HTMLElement>("[role=tab][data-state=active]")?.focus(),
  );
  const label = props.tabs.find(({ id }) => id === props.value)?.label;
  return (
    <Sheet.Root open onOpenChange={props.onClose}>
      <Sheet.Portal>
        <Sheet.Overlay className="fixed inset-0 z-30 animate-fade-in bg-scrim" />
        <Sheet.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-30 flex h-[72dvh] animate-sheet-in flex-col rounded-t-sheet bg-raised pt-2 pb-[env(safe-area-inset-bottom)] shadow-lg outline-none"
        >
          <Sheet.Title className="sr-only">{label}</Sheet.Title>
          <Panels {...props} />
        </Sheet.Content>
      </Sheet.Portal>
    </Sheet.Root>
  );
}

/** Buttons that open the panel, each at its tab, while it is closed. */
export function SidePanelButtons({
  tabs,
  onOpen,
}: {
  tabs: readonly SidePanelTab[];
  onOpen: (id: string) => void;
}) {
  return tabs.map(({ id, label, icon: Icon, count }) => (
    <IconButton
      key={id}
      data-panel={id}
      label={`Show: ${label}`}
      className="size-auto! h-6.5! min-w-6.5 grid-flow-col gap-1 px-1 text-2xs tabular-nums max-md:hidden"
      onClick={() => onOpen(id)}
    >
      <Icon aria-hidden />
      {count}
    </IconButton>
  ));
}
