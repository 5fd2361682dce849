import type { ComponentPropsWithRef } from "react";
import { cx } from "@/lib/cx.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "aria-label"> {
  /** What the button does; read aloud and shown as its tooltip. */
  label: string;
  size?: "sm" | "md";
  tooltip?: boolean;
}

/** A square button with one icon and a name. */
export function IconButton({
  label,
  size = "md",
  tooltip = true,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type={type}
      aria-label={label}
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink active:bg-pressed aria-pressed:bg-pressed aria-pressed:text-ink disabled:bg-transparent disabled:text-ink-3 disabled:opacity-60",
        size === "md" ? "size-10 md:size-7" : "size-8 md:size-5.5",
        className,
      )}
      {...rest}
    />
  );
  return tooltip ? <Tooltip label={label}>{button}</Tooltip> : button;
}
