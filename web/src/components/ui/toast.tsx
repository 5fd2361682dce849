import { lazy, Suspense, useEffect, useState } from "react";
import { explained } from "@/api/errors.ts";
import { type Notice, type Tone, useNotices } from "./notices.ts";

function show(tone: Tone, notice: Notice): void {
  useNotices.setState(({ waiting }) => ({ waiting: [...waiting, { tone, notice }] }));
}

/** Says at the foot of the screen that something was done. */
export function notifySuccess(notice: Notice): void {
  show("success", notice);
}

/** Says at the foot of the screen that something was not done, and what to do. */
export function notifyFailure(notice: Notice): void {
  show("failure", notice);
}

/** Says that something was not done, and why; `outcome` is what that means for the person. */
export function notifyError(title: string, error: unknown, outcome?: string): void {
  notifyFailure({ title, ...explained(error, outcome) });
}

/** Takes a notice back that was not on the screen yet. */
export function withdrawNotice(withdrawn: Notice): void {
  useNotices.setState(({ waiting }) => ({
    waiting: waiting.filter(({ notice }) => notice !== withdrawn),
  }));
}

async function loadToaster(): Promise<typeof import("./toaster.tsx")> {
  try {
    return await import("./toaster.tsx");
  } catch {
    await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
    return loadToaster();
  }
}

/** The latest notice, as it can be shown while the device is offline and has no toaster yet. */
function LatestNotice() {
  const latest = useNotices(({ waiting }) => waiting.at(-1)?.notice);
  if (!latest || navigator.onLine) return null;
  return (
    <div
      role="alert"
      className="fixed inset-x-3 bottom-20 z-50 mx-auto rounded-lg bg-raised p-3 text-sm text-ink shadow-lg md:bottom-6 md:w-102"
    >
      <p className="font-medium wrap-anywhere">{latest.title}</p>
      <p className="mt-px text-ink-2">{latest.description}</p>
    </div>
  );
}

const Toaster = lazy(async () => ({ default: (await loadToaster()).Toaster }));
const FIRST_SIGNS = ["pointerdown", "keydown"] as const;

/**
 * The place where toasts appear; once, at the root. Its code is loaded when somebody begins to use
 * the page, so that it is here before the network may be gone, and no page waits for it.
 */
export function ToastPlace() {
  const [used, setUsed] = useState(false);
  const told = useNotices(({ waiting }) => waiting.length > 0);
  useEffect(() => {
    if (used) return;
    const begin = () => setUsed(true);
    if (told) begin();
    for (const sign of FIRST_SIGNS) addEventListener(sign, begin, { once: true });
    return () => {
      for (const sign of FIRST_SIGNS) removeEventListener(sign, begin);
    };
  }, [used, told]);
  return (
    used && (
      <Suspense fallback={<LatestNotice />}>
        <Toaster />
      </Suspense>
    )
  );
}
