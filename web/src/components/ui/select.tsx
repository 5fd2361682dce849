import { ChevronDown } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import { cx } from "@/lib/cx.ts";
import { useFieldControl } from "./field.tsx";

export interface SelectProps extends Omit<ComponentPropsWithRef<"select">, "size"> {
  controlSize?: "md" | "lg";
}

/** A choice of one from a list, by the platform's own control. */
export function Select({ controlSize = "lg", className, children, ...rest }: SelectProps) {
  return (
    <span className={cx("relative flex w-full", className)}>
      <select
        className={cx(
          "w-full appearance-none rounded-md bg-raised pe-8 inset-ring inset-ring-line-control hover:inset-ring-ink-2 aria-invalid:inset-ring-danger max-md:text-base",
          controlSize === "lg" ? "h-11 ps-3 text-md md:h-10" : "h-9 ps-2.25 text-sm md:h-8",
        )}
        {...useFieldControl()}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-ink-3"
        aria-hidden
      />
    </span>
  );
}
