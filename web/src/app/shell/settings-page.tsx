import type { ReactNode } from "react";
import { Written } from "@/components/ui/written.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { Page, PageHeader } from "./page.tsx";

/** The frame of a page of settings: where it is, its title, a sentence about it. */
export function SettingsPage({
  title,
  of,
  count,
  actions,
  intro,
  children,
}: {
  title: string;
  /** Whose settings these are. */
  of: "person" | "organization";
  count?: ReactNode;
  actions?: ReactNode;
  intro?: ReactNode;
  children: ReactNode;
}) {
  const { me, current } = useOrganization();
  const owner = of === "person" ? me?.name : current?.organizationName;
  usePageTitle(title, owner);
  return (
    <Page
      title={title}
      crumbs={[
        of === "person" ? (
          <span key="of">Your account</span>
        ) : (
          <Written key="of">{owner ?? "Organization"}</Written>
        ),
        <span key="page" aria-current="page">
          {title}
        </span>,
      ]}
    >
      <div className="max-w-200">
        <PageHeader title={title} count={count} actions={actions} />
      </div>
      {intro && <p className="mt-1 max-w-prose text-ink-2">{intro}</p>}
      <div className="mt-5">{children}</div>
    </Page>
  );
}
