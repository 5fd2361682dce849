import { Mail } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { TimeUntil } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { notifyError } from "@/components/ui/toast.tsx";
import { Written } from "@/components/ui/written.tsx";
import { grantableRoles, type Role, roleName } from "@/lib/roles.ts";
import {
  type Invitation,
  useCreateInvitation,
  useInvitations,
  useRevokeInvitation,
} from "../api/invitations.ts";

const ROW = "flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line-soft py-2.5";

function InvitationRow({
  invitation,
  organizationId,
  ownRole,
}: {
  invitation: Invitation;
  organizationId: string;
  ownRole: Role;
}) {
  const again = useCreateInvitation(organizationId);
  const revoke = useRevokeInvitation(organizationId);
  const { email, role, invitedBy, expiresAt } = invitation;
  const mayChange = grantableRoles(ownRole).includes(role);
  const resend = () =>
    again.mutate(
      { email, role },
      {
        onError: (error) => notifyError(`The invitation to ${email} was not sent again`, error),
      },
    );
  return (
    <li className={ROW}>
      <span className="grid size-7 shrink-0 place-items-center rounded-full bg-pressed">
        <Mail className="size-3.5 text-ink-3" aria-hidden />
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <Written className="font-medium">{email}</Written>
        <p className="text-xs text-ink-3">
          {roleName(role)}, invited by <bdi>{invitedBy.name}</bdi>, expires{" "}
          <TimeUntil at={expiresAt} />
        </p>
      </div>
      {mayChange && (
        <div className="flex gap-2 max-md:ps-10">
          <Button
            size="sm"
            aria-label={`Resend the invitation to ${email}`}
            pending={again.isPending}
            onClick={resend}
          >
            Resend
          </Button>
          <Button
            size="sm"
            aria-label={`Revoke the invitation to ${email}`}
            pending={revoke.isPending}
            onClick={() => revoke.mutate(invitation)}
          >
            Revoke
          </Button>
        </div>
      )}
    </li>
  );
}

/** Who was invited and has not answered yet. */
export function InvitationList({
  organizationId,
  ownRole,
}: {
  organizationId: string;
  ownRole: Role;
}) {
  const invitations = useInvitations(organizationId);
  return (
    <PagedList
      what="The invitations"
      pages={invitations}
      skeleton={
        <div aria-busy="true" className={`${ROW} h-14`}>
          <span className="sr-only">Loading invitations</span>
          <Skeleton width={28} height={28} className="rounded-full" />
          <Skeleton width="40%" />
        </div>
      }
      empty={<p className="text-ink-3">Nobody has an invitation to answer.</p>}
    >
      {(items) => (
        <ul aria-label="Invitations" className="border-t border-line-soft">
          {items.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              organizationId={organizationId}
              ownRole={ownRole}
            />
          ))}
        </ul>
      )}
    </PagedList>
  );
}
