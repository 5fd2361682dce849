import { Search, X } from "lucide-react";
import type { Ref } from "react";
import { IconButton } from "./icon-button.tsx";
import { Input } from "./input.tsx";
import { Kbd } from "./key.tsx";

/** Narrows the list below it by a part of a name; Escape clears it. */
export function FilterInput({
  label,
  value,
  onValueChange,
  ref,
}: {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  ref: Ref<HTMLInputElement>;
}) {
  return (
    <div className="w-full md:w-55">
      <Input
        ref={ref}
        controlSize="md"
        type="search"
        aria-label={label}
        placeholder={label}
        className="h-9! md:h-7! [&_input::-webkit-search-cancel-button]:hidden"
        leading={<Search className="size-3.5 text-ink-3" aria-hidden />}
        trailing={
          value ? (
            <IconButton label="Clear the filter" size="sm" onClick={() => onValueChange("")}>
              <X className="size-3.5" aria-hidden />
            </IconButton>
          ) : (
            <span aria-hidden className="max-md:hidden">
              <Kbd plain>/</Kbd>
            </span>
          )
        }
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.preventDefault();
          onValueChange("");
        }}
      />
    </div>
  );
}
