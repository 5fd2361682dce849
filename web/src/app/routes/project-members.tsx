import { getRouteApi, Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useState } from "react";
import { countOf } from "@/api/pages.ts";
import { Input } from "@/components/ui/input.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useMe } from "@/features/account/api/me.ts";
import { useProjectMemberPages } from "@/features/members/api/project-members.ts";
import {
  ProjectMemberList,
  ProjectMemberListSkeleton,
} from "@/features/members/components/project-member-list.tsx";
import { useProject } from "@/features/projects/api/get-project.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayAdminister } from "@/lib/roles.ts";
import { useDebounced } from "@/lib/use-debounced.ts";
import { Page, PageHeader } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const route = getRouteApi("/app/projects/$projectId/members");
const TYPING_PAUSE_MS = 180;

/** Who can open a project, and who may do more in it than in the rest of the organization. */
export function ProjectMembersRoute() {
  const { projectId } = route.useParams();
  const { data: project } = useProject(projectId);
  const { data: me } = useMe();
  const [text, setText] = useState("");
  const q = useDebounced(text, TYPING_PAUSE_MS).trim();
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
        <Input
          controlSize="md"
          type="search"
          aria-label="Find a member"
          placeholder="Find by name or e-mail"
          leading={<Search className="size-3.5 text-ink-3" aria-hidden />}
          className="md:max-w-72"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <PagedList
          what="The members"
          pages={members}
          skeleton={<ProjectMemberListSkeleton />}
          empty={
            <p className="text-ink-2">
              Nobody is called “<bdi>{q}</bdi>”. Try a part of the name or the address.
            </p>
          }
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
