import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { type FeatureSwitch, useSetSwitch } from "../api/platform.ts";

function SwitchRow({ item }: { item: FeatureSwitch }) {
  const [asked, setAsked] = useState(false);
  const set = useSetSwitch();
  const { name, label, enabled, changedBy, changedAt } = item;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line-soft py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex items-center gap-2 font-medium">
          {label}
          <Badge tone={enabled ? "success" : "danger"}>{enabled ? "On" : "Off"}</Badge>
        </p>
        <p className="text-ink-2">{item.description}</p>
        {changedBy && changedAt && (
          <p className="text-xs text-ink-3">
            Switched by <bdi>{changedBy.name}</bdi> <RelativeTime at={changedAt} />
          </p>
        )}
      </div>
      <Button
        aria-label={`Turn ${enabled ? "off" : "on"} ${label}`}
        pending={set.isPending}
        onClick={() => (enabled ? setAsked(true) : set.mutate({ name, enabled: true }))}
      >
        {enabled ? "Turn off" : "Turn on"}
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={`Turn off “${label}”?`}
        verb="Turn off"
        danger
        onConfirm={() => {
          setAsked(false);
          set.mutate({ name, enabled: false });
        }}
      >
        This holds for everybody within seconds. People who try are told to come back later.
      </ConfirmDialog>
    </li>
  );
}

/** What can be turned on and off while the product runs. */
export function SwitchList({ items }: { items: readonly FeatureSwitch[] }) {
  return (
    <ul aria-label="Switches" className="border-t border-line-soft">
      {items.map((item) => (
        <SwitchRow key={item.name} item={item} />
      ))}
    </ul>
  );
}
