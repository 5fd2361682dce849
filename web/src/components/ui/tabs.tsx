import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/** Pages beside each other in one place, one of them shown. */
export function Tabs<Value extends string>({
  label,
  value,
  tabs,
  onValueChange,
}: {
  label: string;
  value: Value;
  tabs: readonly { value: Value; label: ReactNode; content: ReactNode }[];
  onValueChange: (value: Value) => void;
}) {
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next) => {
        const tab = tabs.find((candidate) => candidate.value === next);
        if (tab) onValueChange(tab.value);
      }}
    >
      <Primitive.List aria-label={label} className="flex gap-4 border-b border-line">
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 border-b-2 border-transparent font-medium text-ink-2 hover:text-ink data-[state=active]:border-lapis-text data-[state=active]:text-ink"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
