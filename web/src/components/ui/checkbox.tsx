import { Check } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";

/** A box that is on or off, with its sentence. */
export function Checkbox({
  label,
  checked,
  onCheckedChange,
  disabled = false,
}: {
  label: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.25">
      <Primitive.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(value) => onCheckedChange(value === true)}
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-[4px] bg-raised text-on-lapis inset-ring inset-ring-line-control data-[state=checked]:bg-lapis data-[state=checked]:inset-ring-0"
      >
        <Primitive.Indicator>
          <Check className="size-3 stroke-[2.25]" aria-hidden />
        </Primitive.Indicator>
      </Primitive.Root>
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
    </div>
  );
}
