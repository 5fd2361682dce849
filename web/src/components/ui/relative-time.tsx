import { useSyncExternalStore } from "react";
import { formatExact, formatRelative, formatUntil } from "@/lib/time.ts";

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let tick = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tick = Date.now();
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** How long ago something was, kept up to date, with the exact time on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const now = useSyncExternalStore(subscribe, () => tick);
  const date = new Date(at);
  return (
    <time dateTime={at} title={formatExact(date)} className={className}>
      {formatRelative(date, new Date(Math.max(now, date.getTime())))}
    </time>
  );
}

/** How long it is until something will be, with the exact time on hover. */
export function TimeUntil({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={formatExact(date)}>
      {formatUntil(date, new Date())}
    </time>
  );
}
