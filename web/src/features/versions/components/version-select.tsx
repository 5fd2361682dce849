import { ChevronDown } from "lucide-react";
import { Menu, MenuChoice } from "@/components/ui/menu.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Version } from "../api/list-versions.ts";

export type Side = number | "draft";

/** The name of one side of a comparison. */
export function sideName(side: Side): string {
  return side === "draft" ? "Draft" : `Version ${side}`;
}

/** Chooses one side of a comparison: a version or the draft. */
export function VersionSelect({
  label,
  value,
  versions,
  withDraft,
  onChange,
}: {
  label: string;
  value: Side;
  versions: readonly Version[];
  withDraft: boolean;
  onChange: (side: Side) => void;
}) {
  const sides: Side[] = [
    ...(withDraft ? ["draft" as const] : []),
    ...versions.map((v) => v.number),
  ];
  const chosen = versions.find(({ number }) => number === value);
  return (
    <Menu
      label={label}
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${sideName(value)}`}
          className="inline-flex h-9 items-center gap-2 rounded-md bg-raised ps-2.5 pe-2 whitespace-nowrap inset-ring inset-ring-line-strong hover:bg-hover md:h-8"
        >
          <b>{sideName(value)}</b>
          <span className="text-ink-3 max-md:hidden">
            {chosen ? <RelativeTime at={chosen.publishedAt} /> : "now"}
          </span>
          <ChevronDown className="size-3.5 text-ink-2" aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label={label}
        value={String(value)}
        options={sides.map((side) => ({
          value: String(side),
          label: versionLabel(side, versions),
        }))}
        onValueChange={(next) => onChange(next === "draft" ? "draft" : Number(next))}
      />
    </Menu>
  );
}

function versionLabel(side: Side, versions: readonly Version[]): string {
  const label = versions.find(({ number }) => number === side)?.label;
  return label ? `${sideName(side)}: ${label}` : sideName(side);
}
