import { getRouteApi } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { Select } from "@/components/ui/select.tsx";
import { notifyError } from "@/components/ui/toast.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { type AuditFilters, useAudit, useExportAudit } from "@/features/audit/api/audit.ts";
import { AuditList, AuditSkeleton } from "@/features/audit/components/audit-list.tsx";
import { SUBJECTS } from "@/features/audit/model/describe-event.ts";
import { saveFile } from "@/lib/save-file.ts";
import { SettingsPage } from "../shell/settings-page.tsx";
import type { AuditSearch } from "./list-search.ts";

const route = getRouteApi("/app/settings/audit");
const OUTCOMES = [
  ["done", "Done"],
  ["denied", "Denied"],
  ["failed", "Failed"],
] as const;

/** Who did and tried what in the organization that is shown, for its owners and admins. */
export function AuditRoute() {
  const { current } = useOrganization();
  if (!current) {
    return (
      <SettingsPage title="Audit log" of="organization">
        <AuditSkeleton />
      </SettingsPage>
    );
  }
  return <Audit key={current.organizationId} organizationId={current.organizationId} />;
}

/** The start of a day of the reader's calendar, some days later. */
function startOfDay(date: string, daysLater = 0): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day + daysLater).toISOString();
}

function Audit({ organizationId }: { organizationId: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: AuditSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const { outcome, from = "", to = "" } = search;
  const subject = SUBJECTS.find(([value]) => value === search.subject)?.[0];
  const filters: AuditFilters = {
    ...(subject && { subject }),
    ...(outcome && { outcome }),
    ...(from && { from: startOfDay(from) }),
    ...(to && { to: startOfDay(to, 1) }),
  };
  const events = useAudit(organizationId, filters);
  const exported = useExportAudit(organizationId);
  const save = () =>
    exported.mutate(filters, {
      onSuccess: (file) => saveFile(new Blob([file], { type: "text/csv" }), "audit.csv"),
      onError: (error) => notifyError("The file was not made", error),
    });
  return (
    <SettingsPage
      title="Audit log"
      of="organization"
      intro="Who did what, and who tried to. Nothing in it can be changed."
      actions={
        <Button pending={exported.isPending} onClick={save}>
          <Download className="size-3.5" aria-hidden />
          Export CSV
        </Button>
      }
    >
      <div className="grid max-w-200 grid-cols-[minmax(0,1fr)] gap-5">
        <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
          <Field label="About">
            <Select
              controlSize="md"
              value={subject ?? ""}
              onChange={({ target }) => narrow({ subject: target.value || undefined })}
            >
              <option value="">Everything</option>
              {SUBJECTS.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Outcome">
            <Select
              controlSize="md"
              value={outcome ?? ""}
              onChange={({ target }) =>
                narrow({ outcome: OUTCOMES.find(([value]) => value === target.value)?.[0] })
              }
            >
              <option value="">Any</option>
              {OUTCOMES.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="From">
            <Input
              controlSize="md"
              type="date"
              value={from}
              max={to || undefined}
              onChange={({ target }) => narrow({ from: target.value || undefined })}
            />
          </Field>
          <Field label="To">
            <Input
              controlSize="md"
              type="date"
              value={to}
              min={from || undefined}
              onChange={({ target }) => narrow({ to: target.value || undefined })}
            />
          </Field>
        </div>
        <div>
          <PagedList
            what="The audit log"
            pages={events}
            skeleton={<AuditSkeleton />}
            empty={<p className="text-ink-2">Nothing like this has happened.</p>}
          >
            {(items) => <AuditList events={items} />}
          </PagedList>
        </div>
      </div>
    </SettingsPage>
  );
}
