import type { ReactNode } from "react";
import { cx } from "@/lib/cx.ts";

export type Tone = "neutral" | "success" | "attention" | "danger" | "info" | "lapis";

const TONES: Record<Tone, string> = {
  neutral: "bg-pressed text-ink-2",
  success: "bg-success-tint text-success-text",
  attention: "bg-gold-tint text-gold-text",
  danger: "bg-danger-tint text-danger-text",
  info: "bg-info-tint text-info-text",
  lapis: "bg-lapis-tint text-lapis-text",
};

/** A state in one or two words. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-1.75 text-xs font-medium whitespace-nowrap [&_.lucide]:size-3",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
