import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/cx.ts";

type BannerTone = "info" | "success" | "attention" | "danger";

const TONES = {
  info: { icon: Info, look: "bg-info-tint inset-ring-info-line", ink: "text-info-text" },
  success: {
    icon: CircleCheck,
    look: "bg-success-tint inset-ring-success-line",
    ink: "text-success-text",
  },
  attention: {
    icon: TriangleAlert,
    look: "bg-gold-tint inset-ring-gold-line",
    ink: "text-gold-text",
  },
  danger: {
    icon: CircleAlert,
    look: "bg-danger-tint inset-ring-danger-line",
    ink: "text-danger-text",
  },
} as const;

/** A message that belongs to the whole page or form and stays until it no longer holds. */
export function Banner({
  tone = "info",
  title,
  children,
  action,
}: {
  tone?: BannerTone;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { icon: Icon, look, ink } = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cx("flex items-start gap-2.5 rounded-md px-3 py-2.5 inset-ring", look)}
    >
      <Icon className={cx("mt-0.5", ink)} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className={cx("font-medium", ink)}>{title}</p>
        {children && <div className="mt-0.5 text-ink-2">{children}</div>}
      </div>
      {action}
    </div>
  );
}
