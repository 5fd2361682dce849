import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentPropsWithRef, MouseEvent } from "react";
import { cx } from "@/lib/cx.ts";
import { keepFocusInField } from "./keep-focus.ts";

type ButtonVariant = "primary" | "plain" | "ghost" | "danger";
type ButtonSize = "sm" | "md" | "lg";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
  /** Work is under way: the button keeps the focus, shows it and takes no second press. */
  pending?: boolean;
  /** Renders the only child (a link) with the look of the button. */
  asChild?: boolean;
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "bg-lapis text-on-lapis shadow-xs hover:bg-lapis-hover [&_.lucide]:text-current [&_kbd]:text-current [&_kbd]:inset-ring-on-lapis-line",
  plain:
    "bg-raised text-ink inset-ring inset-ring-line-strong shadow-xs hover:bg-hover active:bg-pressed [&_.lucide]:text-ink-2",
  ghost: "text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "bg-danger text-on-danger shadow-xs hover:bg-danger-hover",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-8 md:h-7 gap-1.25 rounded-sm px-2.25 text-xs",
  md: "h-9 md:h-8 gap-1.5 rounded-md px-3 text-sm",
  lg: "h-11 md:h-10 gap-1.5 rounded-md px-4 text-md",
};

const INACTIVE =
  "aria-disabled:bg-pressed aria-disabled:text-ink-3 aria-disabled:inset-ring-0 aria-disabled:shadow-none disabled:bg-pressed disabled:text-ink-3 disabled:inset-ring-0 disabled:shadow-none";

/** Classes of a button, for elements that are not one (a file label, a link). */
export function buttonClass(
  variant: ButtonVariant = "plain",
  size: ButtonSize = "md",
  wide = false,
): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center font-medium leading-5 whitespace-nowrap transition-[background-color,box-shadow,color]",
    "[&>.lucide:first-child]:-ms-0.5",
    VARIANTS[variant],
    SIZES[size],
    wide && "w-full",
    INACTIVE,
  );
}

/** A button with a verb on it; while `pending` it cannot be pressed again. */
export function Button({
  variant,
  size,
  wide,
  pending = false,
  asChild = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const classes = cx(buttonClass(variant, size, wide), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} onClick={onClick} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };
  return (
    <button
      type={type}
      className={classes}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onMouseDown={keepFocusInField}
      onClick={press}
      {...rest}
    >
      {pending && <LoaderCircle className="size-3.5 animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
