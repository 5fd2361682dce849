import { Laptop, Smartphone } from "lucide-react";
import { describeDevice } from "@/lib/describe-device.ts";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";
import { RelativeTime } from "./relative-time.tsx";
import { Skeleton } from "./skeleton.tsx";

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

/** Where somebody is logged in, with a way to log out those devices that may be. */
export function DeviceList({
  devices,
  mayEnd,
  endingId,
  onEnd,
}: {
  devices: readonly ShownDevice[];
  mayEnd: (device: ShownDevice) => boolean;
  /** The device that is being logged out. */
  endingId: string | undefined;
  onEnd: (id: string) => void;
}) {
  return (
    <ul aria-label="Devices" className="border-t border-line-soft">
      {devices.map((device) => {
        const { name, handheld } = describeDevice(device.userAgent);
        const Icon = handheld ? Smartphone : Laptop;
        const where = [device.place, device.ipAddress].filter(Boolean).join(", ");
        return (
          <li key={device.id} className={ROW}>
            <Icon className="shrink-0 text-ink-3" aria-hidden />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">
                {name}
                {device.current && <Badge tone="success">This device</Badge>}
              </p>
              <p className="text-xs text-ink-3 first-letter:uppercase">
                {where && <bdi className="wrap-anywhere">{where}, </bdi>}
                used <RelativeTime at={device.lastUsedAt} />, logged in{" "}
                <RelativeTime at={device.createdAt} />
              </p>
            </div>
            {mayEnd(device) && (
              <Button
                size="sm"
                aria-label={`Log out ${name}`}
                pending={endingId === device.id}
                onClick={() => onEnd(device.id)}
              >
                Log out
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The list while it is on its way. */
export function DeviceListSkeleton() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading devices</span>
      {[40, 32, 46].map((width) => (
        <div key={width} className={`${ROW} h-16`}>
          <Skeleton width={16} height={16} />
          <span className="grid flex-1 gap-2">
            <Skeleton width={`${width}%`} />
            <Skeleton width={`${width + 12}%`} height={8} />
          </span>
        </div>
      ))}
    </div>
  );
}
