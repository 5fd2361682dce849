import { useNavigate } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { countOf } from "@/api/pages.ts";
import { Button } from "@/components/ui/button.tsx";
import { FilterInput } from "@/components/ui/filter-input.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { useMemberPages } from "@/features/members/api/members.ts";
import { InvitationList } from "@/features/members/components/invitation-list.tsx";
import { MemberList, MemberListSkeleton } from "@/features/members/components/member-list.tsx";
import { NobodyFound } from "@/features/members/components/member-person.tsx";
import { lazyPart } from "@/lib/lazy-part.ts";
import { mayAdminister, type Role } from "@/lib/roles.ts";
import { SettingsPage } from "../shell/settings-page.tsx";
import { useListFilter } from "./use-list-filter.ts";

const InviteDialog = lazyPart(
  () => import("@/features/members/components/invite-dialog.tsx"),
  (module) => module.InviteDialog,
);

/** Who belongs to the organization that is shown, and who is invited. */
export function MembersRoute() {
  const { me, current } = useOrganization();
  if (!me || !current) {
    return (
      <SettingsPage title="Members" of="organization">
        <MemberListSkeleton />
      </SettingsPage>
    );
  }
  return (
    <Members
      key={current.organizationId}
      organizationId={current.organizationId}
      organizationName={current.organizationName}
      viewer={{ userId: me.id, role: current.role }}
    />
  );
}

function Members({
  organizationId,
  organizationName,
  viewer,
}: {
  organizationId: string;
  organizationName: string;
  viewer: { userId: string; role: Role };
}) {
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  const { q, input } = useListFilter();
  const members = useMemberPages(organizationId, q);
  const mayInvite = mayAdminister(viewer.role);
  return (
    <SettingsPage
      title="Members"
      of="organization"
      count={q === "" ? countOf(members) : undefined}
      actions={
        mayInvite && (
          <Button variant="primary" onClick={() => setInviting(true)}>
            <UserPlus className="size-3.5" aria-hidden />
            Invite
          </Button>
        )
      }
      intro={
        <>
          Who works with <bdi className="font-medium">{organizationName}</bdi>, and what each may
          do.
        </>
      }
    >
      <div className="grid max-w-200 grid-cols-[minmax(0,1fr)] gap-8">
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <FilterInput label="Name or e-mail" {...input} />
          <PagedList
            what="The members"
            pages={members}
            skeleton={<MemberListSkeleton />}
            empty={<NobodyFound q={q} />}
          >
            {(items) => (
              <MemberList
                members={items}
                organizationId={organizationId}
                organizationName={organizationName}
                viewer={viewer}
                onLeft={() => void navigate({ to: "/projects" })}
              />
            )}
          </PagedList>
        </section>
        {mayInvite && (members.items || members.isError) && (
          <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h2 className="text-md font-strong">Pending invitations</h2>
            <InvitationList organizationId={organizationId} ownRole={viewer.role} />
          </section>
        )}
      </div>
      {inviting && (
        <Suspense>
          <InviteDialog
            organizationId={organizationId}
            organizationName={organizationName}
            ownRole={viewer.role}
            onClose={() => setInviting(false)}
          />
        </Suspense>
      )}
    </SettingsPage>
  );
}
