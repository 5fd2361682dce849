import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "@/lib/cx.ts";
import { useFieldControl } from "./field.tsx";

type ControlSize = "md" | "lg";

const FRAME =
  "flex w-full items-center gap-2 rounded-md bg-raised inset-ring inset-ring-line-control transition-[box-shadow] hover:inset-ring-ink-2 focus-within:inset-ring-focus focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus has-aria-invalid:inset-ring-danger";

export interface InputProps extends Omit<ComponentPropsWithRef<"input">, "size"> {
  controlSize?: ControlSize;
  /** An icon before the text. */
  leading?: ReactNode;
  /** A suffix or a button after the text. */
  trailing?: ReactNode;
}

/** One line of text. Inside a `Field` it is named and described by it. */
export function Input({ controlSize = "lg", leading, trailing, className, ...rest }: InputProps) {
  return (
    <span
      className={cx(
        FRAME,
        controlSize === "lg" ? "h-11 px-3 text-md md:h-10" : "h-9 px-2.25 text-sm md:h-8",
        className,
      )}
    >
      {leading}
      <input
        className="h-full min-w-0 flex-1 bg-transparent outline-none max-md:text-base"
        dir="auto"
        {...useFieldControl()}
        {...rest}
      />
      {trailing}
    </span>
  );
}

export interface TextareaProps extends ComponentPropsWithRef<"textarea"> {
  controlSize?: ControlSize;
}

/** Several lines of text; it grows with what is written. */
export function Textarea({ controlSize = "lg", className, rows = 3, ...rest }: TextareaProps) {
  return (
    <span className={cx(FRAME, className)}>
      <textarea
        rows={rows}
        dir="auto"
        className={cx(
          "field-sizing-content max-h-96 w-full min-w-0 resize-y bg-transparent outline-none max-md:text-base",
          controlSize === "lg"
            ? "min-h-19 px-3 py-2.5 text-md"
            : "min-h-9 px-2.25 py-1.5 text-sm md:min-h-8",
        )}
        {...useFieldControl()}
        {...rest}
      />
    </span>
  );
}
