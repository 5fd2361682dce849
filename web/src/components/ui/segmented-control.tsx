import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/cx.ts";
import { keepFocusInField } from "./keep-focus.ts";

/** Two to four views of one thing, exactly one of them chosen. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  onValueChange,
  className,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onValueChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onMouseDown={keepFocusInField}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onValueChange(option.value);
      }}
      className={cx("inline-flex gap-px rounded-md bg-pressed p-0.5", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          onClick={({ currentTarget }) => currentTarget.focus()}
          className="inline-flex h-7 items-center gap-1.25 rounded-sm px-2.25 text-xs font-medium whitespace-nowrap text-ink-2 hover:text-ink data-[state=on]:bg-raised data-[state=on]:text-ink data-[state=on]:shadow-sm md:h-6"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
