import { getRouteApi } from "@tanstack/react-router";
import { Page } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const route = getRouteApi("/app/projects/$projectId/exports");

/** The page for this part of a project. */
export function ExportsRoute() {
  const { projectId } = route.useParams();
  return (
    <Page title="Exports" crumbs={projectCrumbs(projectId, "Exports")} flush>
      <div className="flex-1" />
    </Page>
  );
}
