import { Check, CircleAlert, CloudOff, LoaderCircle, Lock, type LucideIcon } from "lucide-react";
import { cx } from "@/lib/cx.ts";

/** What is true about the text on the screen; `idle` means nothing has been changed yet. */
export type SaveStatus =
  | "idle"
  | "connecting"
  | "saving"
  | "saved"
  | "offline"
  | "failing"
  | "lost"
  | "full";

const STATES: Record<
  Exclude<SaveStatus, "idle">,
  { icon: LucideIcon; words: string; tone: string; iconTone?: string }
> = {
  connecting: {
    icon: LoaderCircle,
    words: "Connecting…",
    tone: "text-ink-3",
    iconTone: "animate-spin",
  },
  saved: { icon: Check, words: "Saved", tone: "text-ink-3", iconTone: "text-success-text" },
  saving: { icon: LoaderCircle, words: "Saving…", tone: "text-ink-3", iconTone: "animate-spin" },
  offline: { icon: CloudOff, words: "Offline: kept on this device", tone: "text-gold-text" },
  failing: {
    icon: CircleAlert,
    words: "Saving is failing: copy your text",
    tone: "text-danger-text",
  },
  lost: { icon: Lock, words: "No longer yours to edit", tone: "text-danger-text" },
  full: { icon: CircleAlert, words: "Too large to save", tone: "text-danger-text" },
};

/** The save state, in an icon and words, announced when it changes. */
export function SaveState({ status }: { status: SaveStatus }) {
  if (status === "idle") return <span role="status" />;
  const { icon: Icon, words, tone, iconTone } = STATES[status];
  return (
    <span
      role="status"
      data-state={status}
      className={cx("inline-flex items-center gap-1.5 text-xs whitespace-nowrap", tone)}
    >
      <Icon className={cx("size-3.5", iconTone)} aria-hidden />
      {words}
    </span>
  );
}
