import {
  Bold,
  Hash,
  Heading,
  Image,
  Italic,
  Link,
  List,
  type LucideIcon,
  Table,
} from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import type { Formatting } from "../source/formatting.ts";

const BUTTONS: readonly {
  formatting: Formatting;
  label: string;
  keys: string;
  icon: LucideIcon;
}[] = [
  { formatting: "heading", label: "Heading", keys: "mod+alt+h", icon: Heading },
  { formatting: "bold", label: "Bold", keys: "mod+b", icon: Bold },
  { formatting: "italic", label: "Italic", keys: "mod+i", icon: Italic },
  { formatting: "list", label: "List", keys: "mod+shift+8", icon: List },
  { formatting: "table", label: "Table", keys: "mod+alt+t", icon: Table },
  { formatting: "link", label: "Link", keys: "mod+alt+k", icon: Link },
  { formatting: "requirement", label: "Insert a requirement", keys: "mod+alt+r", icon: Hash },
];

/** The formatting buttons over the source, each with its shortcut. */
export function FormatBar({
  onFormat,
  onInsertImage,
}: {
  onFormat: (formatting: Formatting) => void;
  onInsertImage: () => void;
}) {
  return (
    <div role="toolbar" aria-label="Formatting" className="flex items-center gap-0.5">
      {BUTTONS.map(({ formatting, label, keys, icon: Icon }) => (
        <span key={formatting} className="contents">
          {formatting === "requirement" && (
            <>
              <IconButton label="Image" className="size-9 md:size-6.5!" onClick={onInsertImage}>
                <Image aria-hidden />
              </IconButton>
              <span aria-hidden className="mx-1 h-3.5 w-px bg-line" />
            </>
          )}
          <IconButton
            label={`${label} (${shortcutKeys(keys).join(" ")})`}
            className="size-9 md:size-6.5!"
            onClick={() => onFormat(formatting)}
          >
            <Icon aria-hidden />
          </IconButton>
        </span>
      ))}
    </div>
  );
}
