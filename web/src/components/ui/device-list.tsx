import { Laptop, Smartphone } from "lucide-react";
import type { Pages } from "@/api/pages.ts";
import { describeDevice } from "@/lib/describe-device.ts";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";
import { PagedList } from "./paged-list.tsx";
import { RelativeTime } from "./relative-time.tsx";
import { SkeletonRows } from "./skeleton.tsx";

export interface ShownDevice {
  id: string;
  current: boolean;
  userAgent: string | null;
  place: string | null;
  ipAddress: string | null;
  createdAt: string;
  lastUsedAt: string;
}

const ROW = "flex items-center gap-3 border-b border-line-soft py-3";

function DeviceRow({
  device,
  isEnding,
  onEnd,
}: {
  device: ShownDevice;
  isEnding: boolean;
  onEnd: (() => void) | undefined;
}) {
  const { name, handheld } = describeDevice(device.userAgent);
  const Icon = handheld ? Smartphone : Laptop;
  const where = [device.place, device.ipAddress].filter(Boolean).join(", ");
  return (
    <li className={ROW}>
      <Icon className="shrink-0 text-ink-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {name}
          {device.current && <Badge tone="success">This device</Badge>}
        </p>
        <p className="text-xs text-ink-3 first-letter:uppercase">
          {where && <bdi className="wrap-anywhere">{where}, </bdi>}
          used <RelativeTime at={device.lastUsedAt} />, signed in{" "}
          <RelativeTime at={device.createdAt} />
        </p>
      </div>
      {onEnd && (
        <Button size="sm" aria-label={`Sign out ${name}`} pending={isEnding} onClick={onEnd}>
          Sign out
        </Button>
      )}
    </li>
  );
}

/** Where somebody is signed in, with a way to sign out those devices that may be. */
export function DeviceList({
  what,
  devices,
  mayEnd,
  endingId,
  onEnd,
}: {
  /** "Your devices". */
  what: string;
  devices: Pages<ShownDevice>;
  mayEnd: (device: ShownDevice) => boolean;
  /** The device that is being signed out. */
  endingId: string | undefined;
  onEnd: (id: string) => void;
}) {
  return (
    <PagedList
      what={what}
      pages={devices}
      skeleton={<SkeletonRows label="Loading devices" widths={[40, 32, 46]} row={`${ROW} h-16`} />}
      empty={<p className="text-ink-2">No device is signed in.</p>}
    >
      {(items) => (
        <ul aria-label="Devices" className="border-t border-line-soft">
          {items.map((device) => (
            <DeviceRow
              key={device.id}
              device={device}
              isEnding={endingId === device.id}
              onEnd={mayEnd(device) ? () => onEnd(device.id) : undefined}
            />
          ))}
        </ul>
      )}
    </PagedList>
  );
}
