import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/cx.ts";
import { IconButton } from "./icon-button.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot; the last one is the main action. */
  footer?: ReactNode;
  /** Width on a wide screen. On a phone every dialog is a sheet from below. */
  size?: "sm" | "md" | "lg";
  children: ReactNode;
}

const FIRST_CONTROL =
  "[data-body] :is(input, textarea, select, [role=radio][data-state=checked]):not(:disabled)";

// The first field takes the focus; without one the dialog itself does, not its close button.
function focusFirstControl(dialog: HTMLElement): void {
  (dialog.querySelector<HTMLElement>(FIRST_CONTROL) ?? dialog).focus();
}

const WIDTHS = { sm: "md:w-100", md: "md:w-110", lg: "md:w-160" } as const;

/** A modal dialog; below 861 px it becomes a sheet from below. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = "md",
  children,
}: DialogProps) {
  const focus = useFocusReturn(focusFirstControl);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <Primitive.Content
          {...focus}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed z-40 flex flex-col bg-raised shadow-lg outline-none",
            "inset-x-0 bottom-0 max-h-[88dvh] animate-sheet-in rounded-t-sheet",
            "md:inset-x-auto md:bottom-auto md:start-1/2 md:top-[12vh] md:max-h-[76vh] md:-translate-x-1/2 md:animate-dialog-in md:rounded-dialog rtl:md:translate-x-1/2",
            WIDTHS[size],
          )}
        >
          <span
            aria-hidden
            className="mx-auto mt-2 h-1 w-9 shrink-0 rounded-[2px] bg-line-strong md:hidden"
          />
          <header className="flex items-start gap-3 ps-5 pe-3 pt-2 pb-1 md:pt-4">
            <div className="min-w-0 flex-1 pb-1">
              <Primitive.Title className="text-base font-strong tracking-tight wrap-anywhere">
                {title}
              </Primitive.Title>
              {description && (
                <Primitive.Description className="text-ink-2 wrap-anywhere">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" tooltip={false}>
                <X aria-hidden />
              </IconButton>
            </Primitive.Close>
          </header>
          <div
            data-body
            className="grid grid-cols-[minmax(0,1fr)] gap-4 overflow-y-auto px-5 pt-2 pb-4 md:pt-3"
          >
            {children}
          </div>
          {footer && (
            <footer className="flex items-center justify-end gap-2 border-t border-line px-5 pt-3 pb-[max(1.25rem,env(safe-area-inset-bottom))] md:pb-3 [&>button:last-child]:max-md:flex-1">
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
