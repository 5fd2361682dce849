import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useState } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { IconButton } from "./icon-button.tsx";

export interface Notice {
  /** What happened. */
  title: string;
  /** What it means now and what to do. */
  description?: string;
  /** The request's id, shown behind "Details". */
  requestId?: string | undefined;
  action?: { label: string; run: () => void };
}

function ToastCard({ id, tone, notice }: { id: string | number; tone: Tone; notice: Notice }) {
  const [details, setDetails] = useState(false);
  const Icon = tone === "failure" ? CircleAlert : CircleCheck;
  return (
    <div
      role={tone === "failure" ? "alert" : "status"}
      className="flex w-full gap-2.5 rounded-lg bg-raised p-3 text-sm text-ink shadow-lg md:w-102"
    >
      <Icon
        aria-hidden
        className={tone === "failure" ? "mt-0.5 text-danger-text" : "mt-0.5 text-success-text"}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{notice.title}</p>
        {notice.description && <p className="mt-px text-ink-2">{notice.description}</p>}
        {(notice.action || notice.requestId) && (
          <div className="mt-1.5 flex gap-3.5">
            {notice.action && (
              <button
                type="button"
                className="rounded-xs font-medium text-lapis-text hover:underline"
                onClick={() => {
                  toast.dismiss(id);
                  notice.action?.run();
                }}
              >
                {notice.action.label}
              </button>
            )}
            {notice.requestId && (
              <button
                type="button"
                aria-expanded={details}
                className="rounded-xs text-ink-3 hover:text-ink"
                onClick={() => setDetails(!details)}
              >
                Details
              </button>
            )}
          </div>
        )}
        {details && (
          <p className="mt-1.5 font-mono text-2xs wrap-anywhere text-ink-3 select-all">
            Request {notice.requestId}
          </p>
        )}
      </div>
      <IconButton
        label="Close"
        tooltip={false}
        size="sm"
        onClick={() => {
          toast.dismiss(id);
        }}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

type Tone = "success" | "failure";

function show(tone: Tone, notice: Notice): void {
  toast.custom((id) => <ToastCard id={id} tone={tone} notice={notice} />, {
    duration: tone === "failure" || notice.action ? 12_000 : 5_000,
  });
}

/** Says at the foot of the screen that something was done. */
export function notifySuccess(notice: Notice): void {
  show("success", notice);
}

/** Says at the foot of the screen that something was not done, and what to do. */
export function notifyFailure(notice: Notice): void {
  show("failure", notice);
}

/** The place where toasts appear; once, at the root. */
export function Toaster() {
  return (
    <Sonner
      className="font-sans!"
      position="bottom-center"
      offset={24}
      mobileOffset={{ bottom: 80, left: 12, right: 12 }}
      toastOptions={{ unstyled: true, classNames: { toast: "w-full md:w-102" } }}
    />
  );
}
