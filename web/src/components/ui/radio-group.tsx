import { RadioGroup as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "@/lib/cx.ts";
import { keepFocusInField } from "./keep-focus.ts";

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  description?: ReactNode;
  /** Small text at the end of the row, such as a file ending. */
  meta?: ReactNode;
  disabled?: boolean;
}

/** One choice of several, each with room for a sentence. */
export function RadioGroup<Value extends string>({
  label,
  value,
  options,
  onValueChange,
}: {
  label: string;
  value: Value;
  options: readonly RadioOption<Value>[];
  onValueChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <Primitive.Root
      aria-label={label}
      value={value}
      onMouseDown={keepFocusInField}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onValueChange(option.value);
      }}
      className="rounded-md inset-ring inset-ring-line-strong"
    >
      {options.map((option, index) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className={cx(
            "grid cursor-pointer grid-cols-[16px_1fr_auto] items-start gap-2.5 rounded-md px-3 py-2.25 leading-5 has-data-[state=checked]:bg-selected has-data-[state=checked]:inset-ring-[1.5px] has-data-[state=checked]:inset-ring-lapis-text has-disabled:cursor-default has-disabled:text-ink-3",
            index > 0 && "border-t border-line-soft",
          )}
        >
          <Primitive.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled ?? false}
            onClick={({ currentTarget }) => currentTarget.focus()}
            className="mt-0.5 grid size-4 place-items-center rounded-full bg-raised inset-ring inset-ring-line-control data-[state=checked]:bg-lapis data-[state=checked]:inset-ring-0"
          >
            <Primitive.Indicator className="size-1.5 rounded-full bg-on-lapis" />
          </Primitive.Item>
          <span>
            <span className="block font-medium">{option.label}</span>
            {option.description && (
              <span className="block text-xs text-ink-3">{option.description}</span>
            )}
          </span>
          {option.meta && <span className="text-ink-3">{option.meta}</span>}
        </label>
      ))}
    </Primitive.Root>
  );
}
