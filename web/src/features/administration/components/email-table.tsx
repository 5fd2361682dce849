import { Badge, type Tone } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Written } from "@/components/ui/written.tsx";
import { type PlatformEmail, useResendEmail } from "../api/platform.ts";
import { AdminTable, type Column } from "./admin-table.tsx";

const STATES: Record<PlatformEmail["status"], { tone: Tone; word: string }> = {
  queued: { tone: "info", word: "Queued" },
  sent: { tone: "success", word: "Sent" },
  failed: { tone: "danger", word: "Failed" },
};

const NAMES: Readonly<Record<string, string>> = {
  "verify-email": "Confirm the address",
  "confirm-email": "Confirm a new address",
  "sign-up-again": "Signed up again",
  "email-change-asked": "Change of address asked for",
  "email-changed": "Address changed",
  "two-factor": "Two-factor authentication",
  "way-in-changed": "Ways into the account",
};

function nameOf(template: string): string {
  const words = template.replaceAll("-", " ");
  return NAMES[template] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function columns(resend: ReturnType<typeof useResendEmail>): readonly Column<PlatformEmail>[] {
  return [
    {
      label: "Mail",
      className: "md:w-[48%]",
      cell: ({ recipient, template, error }) => (
        <span className="grid min-w-0">
          <Written className="font-medium">{recipient}</Written>
          <span className="line-clamp-2 text-xs wrap-anywhere text-ink-3">
            {nameOf(template)}
            {error && `: ${error}`}
          </span>
        </span>
      ),
    },
    {
      label: "State",
      className: "md:w-28",
      cell: ({ status }) => <Badge tone={STATES[status].tone}>{STATES[status].word}</Badge>,
    },
    {
      label: "Attempts",
      className: "text-ink-3 tabular-nums max-md:hidden md:w-20",
      cell: ({ attempts }) => attempts,
    },
    {
      label: "Asked for",
      className: "text-ink-3 max-md:text-xs md:w-32",
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      label: "Action",
      quiet: true,
      className: "md:w-24 md:text-end",
      cell: (email) =>
        email.canResend && (
          <Button
            size="sm"
            aria-label={`Send again to ${email.recipient}`}
            pending={resend.isPending && resend.variables === email.id}
            onClick={() => resend.mutate(email.id)}
          >
            Send again
          </Button>
        ),
    },
  ];
}

/** Mail and what became of it; what failed can be sent again. */
export function EmailTable({ emails }: { emails: readonly PlatformEmail[] }) {
  const resend = useResendEmail();
  return <AdminTable label="Mail" columns={columns(resend)} rows={emails} />;
}
