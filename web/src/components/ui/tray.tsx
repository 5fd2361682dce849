import { Popover } from "radix-ui";
import type { ReactNode } from "react";

// The list itself takes the focus, not the first of its links: so the arrow keys scroll it.
function focusList(event: Event): void {
  event.preventDefault();
  const layer = event.currentTarget;
  if (layer instanceof HTMLElement) layer.querySelector<HTMLElement>("[tabindex='0']")?.focus();
}

/** A button at the top of the page that counts something, and the list behind it. */
export function Tray({
  open,
  onOpenChange,
  name,
  label,
  title = name,
  button,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** "Mentions". */
  name: string;
  /** The name with how many there are, for those who do not see the button. */
  label: string;
  /** Above the list. */
  title?: string;
  button: ReactNode;
  children: ReactNode;
}) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger
        aria-label={label}
        title={name}
        className="inline-flex h-10 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap text-ink-2 tabular-nums hover:bg-hover hover:text-ink data-[state=open]:bg-pressed md:h-7"
      >
        {button}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={name}
          onOpenAutoFocus={focusList}
          className="z-40 flex max-h-[70dvh] w-84 max-w-[calc(100vw-16px)] animate-menu-in flex-col rounded-lg bg-raised shadow-lg outline-none"
        >
          <h2 className="border-b border-line px-4 py-2.5 font-strong">{title}</h2>
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
            tabIndex={0}
            className="overflow-y-auto outline-none"
          >
            {children}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
