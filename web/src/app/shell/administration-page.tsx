import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { AdminTableSkeleton } from "@/features/administration/components/admin-table.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { Page, PageHeader } from "./page.tsx";

/** The frame of a page of the administration; others are told that it is not for them. */
export function AdministrationPage({
  title,
  count,
  intro,
  crumbs = [],
  forAdministrators = false,
  children,
}: {
  title: string;
  count?: ReactNode;
  intro?: ReactNode;
  /** What stands between the administration and this page. */
  crumbs?: readonly ReactNode[];
  /** Moderators may not see it. */
  forAdministrators?: boolean;
  children: ReactNode;
}) {
  const { me } = useOrganization();
  usePageTitle(title, "Administration");
  const role = me?.platformRole;
  const isForThem = role === "PLATFORM_ADMIN" || (role === "MODERATOR" && !forAdministrators);
  return (
    <Page
      title={title}
      crumbs={[
        <span key="administration">Administration</span>,
        ...crumbs,
        <span key="page" aria-current="page">
          {title}
        </span>,
      ]}
    >
      {me && !isForThem ? (
        <EmptyState title="This page is for administrators" centered>
          Ask an administrator of the platform if you need something from it.
        </EmptyState>
      ) : (
        <>
          <PageHeader title={title} count={count} />
          {intro && <p className="mt-1 max-w-prose text-ink-2">{intro}</p>}
          <div className="mt-5 grid max-w-260 grid-cols-[minmax(0,1fr)] gap-4">
            {me ? children : <AdminTableSkeleton />}
          </div>
        </>
      )}
    </Page>
  );
}
