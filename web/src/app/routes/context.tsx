import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { buttonClass } from "@/components/ui/button.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { useContextAnswers } from "@/features/context/api/get-context.ts";
import { ContextSkeleton } from "@/features/context/components/context-skeleton.tsx";
import { ContextWizard } from "@/features/context/components/context-wizard.tsx";
import { toForm } from "@/features/context/model/context-form.ts";
import { findStep, resumeStep } from "@/features/context/model/steps.ts";
import { useProject } from "@/features/projects/api/get-project.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { Page } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const resumeRoute = getRouteApi("/app/projects/$projectId/context");
const stepRoute = getRouteApi("/app/projects/$projectId/context/$step");

function ContextPage({ projectId, stepId }: { projectId: string; stepId: string | undefined }) {
  const { data: project } = useProject(projectId);
  const query = useContextAnswers(projectId);
  const step = stepId === undefined ? undefined : findStep(stepId);
  usePageTitle(step?.title, "Context", project?.name);
  const ready = query.data !== undefined && project !== undefined;
  if (ready && step === undefined) {
    return (
      <Navigate
        to="/projects/$projectId/context/$step"
        params={{ projectId, step: resumeStep(projectId, toForm(query.data.context)) }}
        replace
      />
    );
  }
  const readOnly = project !== undefined && !mayEdit(project.role);
  return (
    <Page title="Context" crumbs={projectCrumbs(projectId, "Context")} flush>
      {query.isError && !query.data ? (
        <div className="min-h-0 flex-1 p-4 md:p-6">
          <LoadError
            ofPage
            what="The context"
            error={query.error}
            onRetry={() => void query.refetch()}
          />
        </div>
      ) : !ready || step === undefined ? (
        <ContextSkeleton />
      ) : (
        <ContextWizard
          key={projectId}
          projectId={projectId}
          projectName={readOnly ? "" : project.name}
          answer={query.data}
          step={step.id}
          readOnly={readOnly}
          after={
            <Link
              to="/projects/$projectId/documents"
              params={{ projectId }}
              search={readOnly ? {} : { new: true }}
              className={buttonClass("primary")}
            >
              {readOnly ? "Go to documents" : "Write a document from this"}
            </Link>
          }
        />
      )}
    </Page>
  );
}

/** Goes on where the wizard was left. */
export function ResumeContextRoute() {
  const { projectId } = resumeRoute.useParams();
  return <ContextPage projectId={projectId} stepId={undefined} />;
}

/** One step of the wizard. */
export function ContextRoute() {
  const { projectId, step } = stepRoute.useParams();
  return <ContextPage projectId={projectId} stepId={step} />;
}
