import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/lib/cx.ts";
import { Kbd } from "./key.tsx";

/** A menu that opens from the one control given as `trigger`. */
export function Menu({
  trigger,
  children,
  align = "end",
  side = "bottom",
  label,
}: {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  label?: string;
}) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          {...(label ? { "aria-label": label } : {})}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-menu-in overflow-y-auto rounded-lg bg-raised p-1 shadow-lg"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const ITEM =
  "flex min-h-9 md:min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 text-ink-2 outline-none data-highlighted:bg-hover data-highlighted:text-ink data-disabled:text-ink-3 [&_.lucide]:text-ink-3";

export interface MenuItemProps extends ComponentProps<typeof Primitive.Item> {
  danger?: boolean;
  shortcut?: string;
}

/** One action of a menu. */
export function MenuItem({
  danger,
  shortcut,
  className,
  children,
  asChild,
  ...rest
}: MenuItemProps) {
  const classes = cx(
    ITEM,
    danger && "text-danger-text data-highlighted:text-danger-text [&_.lucide]:text-danger-text",
    className,
  );
  if (asChild) {
    return (
      <Primitive.Item asChild className={classes} {...rest}>
        {children}
      </Primitive.Item>
    );
  }
  return (
    <Primitive.Item className={classes} {...rest}>
      {children}
      {shortcut && (
        <span aria-hidden className="ms-auto ps-4">
          <Kbd plain>{shortcut}</Kbd>
        </span>
      )}
    </Primitive.Item>
  );
}

/** A choice among several inside a menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onValueChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  onValueChange: (value: Value) => void;
}) {
  return (
    <Primitive.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onValueChange(option.value);
      }}
    >
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} className={ITEM}>
          {option.icon}
          <span className="clip flex-1">{option.label}</span>
          <Primitive.ItemIndicator>
            <Check className="size-3.5" aria-hidden />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

/** The heading of a group in a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">{children}</Primitive.Label>
  );
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Primitive.Separator className="mx-1 my-1 h-px bg-line-soft" />;
}
