import { getRouteApi } from "@tanstack/react-router";
import { Page } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const route = getRouteApi("/app/projects/$projectId/documents/$docId");

/** The page for this part of a project. */
export function DocumentRoute() {
  const { projectId } = route.useParams();
  return (
    <Page title="Document" crumbs={projectCrumbs(projectId, "Document")} flush>
      <div className="flex-1" />
    </Page>
  );
}
