import { getRouteApi, Link } from "@tanstack/react-router";
import { countOf } from "@/api/pages.ts";
import { FilterInput } from "@/components/ui/filter-input.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useMe } from "@/features/account/api/me.ts";
import { useProjectMemberPages } from "@/features/members/api/project-members.ts";
import { NobodyFound } from "@/features/members/components/member-person.tsx";
import {
  ProjectMemberList,
  ProjectMemberListSkeleton,
} from "@/features/members/components/project-member-list.tsx";
import { useProject } from "@/features/projects/api/get-project.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayAdminister } from "@/lib/roles.ts";
import { Page, PageHeader } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";
import { useListFilter } from "./use-list-filter.ts";

const route = getRouteApi("/app/projects/$projectId/members");

/** Who can open a project, and who may do more in it than in the rest of the organization. */
export function ProjectMembersRoute() {
  const { projectId } = route.useParams();
  const { data: project } = useProject(projectId);
  const { data: me } = useMe();
  const { q, input } = useListFilter();
  const members = useProjectMemberPages(projectId, q);
  usePageTitle("Members", project?.name);
  const role = project?.role ?? "VIEWER";
  return (
    <Page title="Members" crumbs={projectCrumbs(projectId, "Members")}>
      <PageHeader title="Members" count={q === "" ? countOf(members) : undefined} />
      <p className="mt-1 max-w-prose text-ink-2">
        Everybody in the organization can open this project.{" "}
        {mayAdminister(role)
          ? "Give somebody a higher role here, and it counts in this project only. To let in somebody new, invite them to the "
          : "Somebody may do more here than elsewhere. Owners and admins give such roles, and invite people to the "}
        <Link to="/settings/members" className="text-lapis-text underline underline-offset-2">
          organization
        </Link>
        .
      </p>
      <section className="mt-5 grid max-w-200 grid-cols-[minmax(0,1fr)] gap-3">
        <FilterInput label="Name or e-mail" {...input} />
        <PagedList
          what="The members"
          pages={members}
          skeleton={<ProjectMemberListSkeleton />}
          empty={<NobodyFound q={q} />}
        >
          {(items) => (
            <ProjectMemberList
              members={items}
              projectId={projectId}
              viewer={{ userId: me?.id, role }}
            />
          )}
        </PagedList>
      </section>
    </Page>
  );
}
