import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { IconButton } from "./icon-button.tsx";
import { type Notice, type Tone, useNotices } from "./notices.ts";

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

/** Shows notices at the foot of the screen as they come. */
export function Toaster() {
  const waiting = useNotices((state) => state.waiting);
  // Runs after the effects of what it renders: by then there is somebody who listens.
  useEffect(() => {
    if (waiting.length === 0) return;
    useNotices.setState({ waiting: [] });
    for (const { tone, notice } of waiting) {
      toast.custom((id) => <ToastCard id={id} tone={tone} notice={notice} />, {
        duration: tone === "failure" || notice.action ? 12_000 : 5_000,
      });
    }
  }, [waiting]);
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
