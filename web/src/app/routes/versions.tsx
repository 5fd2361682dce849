import { getRouteApi } from "@tanstack/react-router";
import { Page } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const route = getRouteApi("/app/projects/$projectId/documents/$docId/versions");

/** The page for this part of a project. */
export function VersionsRoute() {
  const { projectId } = route.useParams();
  return (
    <Page title="Versions" crumbs={projectCrumbs(projectId, "Versions")} flush>
      <div className="flex-1" />
    </Page>
  );
}
