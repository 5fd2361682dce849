import { CircleAlert, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import type { Job } from "@/api/job.ts";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { findingsOf, keptSections } from "../model/generation-job.ts";

const SHOWN = 3;
const STORAGE_KEY = "docuforge.seen-failures";
const MAX_REMEMBERED = 50;

function seenFailures(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function rememberSeen(jobId: string): void {
  try {
    localStorage.setItem(
      STORAGE_KEY,
      JSON.stringify([jobId, ...seenFailures()].slice(0, MAX_REMEMBERED)),
    );
  } catch {
    // Without storage it shows again on the next visit.
  }
}

/** Why a draft was not written, with what the checks found, until somebody has seen it. */
export function GenerationFailure({ job, onAgain }: { job: Job; onAgain: () => void }) {
  const [seen, setSeen] = useState(() => seenFailures().includes(job.id));
  const [all, setAll] = useState(false);
  if (seen) return null;
  const findings = findingsOf(job);
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <div
      role="alert"
      className="flex items-start gap-2.5 rounded-md bg-danger-tint px-3 py-2.5 inset-ring inset-ring-danger-line"
    >
      <CircleAlert className="mt-0.5 text-danger-text" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-danger-text">The draft was not written</p>
        <p className="text-ink-2">
          {job.error?.message ?? "It stopped."}{" "}
          {keptSections(job) ? "What was written is kept." : "The text is as it was."}
        </p>
        {shown.length > 0 && (
          <ul className="mt-2 grid max-h-52 gap-1.5 overflow-y-auto">
            {shown.map(({ severity, heading, message, fix }) => (
              <li key={`${heading} ${message}`} className="flex gap-2 text-ink-2">
                {severity === "error" ? (
                  <CircleAlert className="mt-0.5 size-3.5 text-danger-text" aria-label="Error" />
                ) : (
                  <TriangleAlert className="mt-0.5 size-3.5 text-gold-text" aria-label="Warning" />
                )}
                <span>
                  {heading && <bdi className="font-medium text-ink">{heading}: </bdi>}
                  {message} {fix}
                </span>
              </li>
            ))}
          </ul>
        )}
        <div className="mt-2.5 flex gap-2">
          <Button size="sm" onClick={onAgain}>
            Write again
          </Button>
          {findings.length > SHOWN && (
            <Button size="sm" variant="ghost" onClick={() => setAll(!all)}>
              {all ? "Show fewer" : `${findings.length - SHOWN} more`}
            </Button>
          )}
        </div>
      </div>
      <IconButton
        label="Close"
        onClick={() => {
          rememberSeen(job.id);
          setSeen(true);
        }}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
