import { assertCan } from "../../../kernel/access.ts";
import { DomainError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getProject } from "../projects/index.ts";
import type { CreateExportRequest, CreateExportResponse } from "./contract.ts";
import { gatherInputs } from "./gather-inputs.ts";
import { chooseOptions } from "./options.ts";
import { findOrQueueExport } from "./queue-export.ts";
import { selectLatestVersions } from "./repo.ts";

const mostDocuments = 200;

interface CreateProjectExport {
  ctx: UserContext;
  input: CreateExportRequest & { projectId: string };
}

/** Queues a ZIP with the latest version of each document of a project; CONFLICT when none is published. */
export async function createProjectExport({
  ctx,
  input,
}: CreateProjectExport): Promise<CreateExportResponse> {
  const project = await getProject({ ctx, input });
  assertCan(project.role, "export.create");
  const versions = await selectLatestVersions(ctx.db, project.id, mostDocuments);
  if (versions.length === 0) {
    throw new DomainError("CONFLICT", "No document is published yet. Publish one, then export.");
  }
  if (versions.length > mostDocuments) {
    throw new DomainError(
      "CONFLICT",
      `A ZIP holds at most ${mostDocuments} documents. Export the documents one by one.`,
    );
  }
  const { format } = input;
  const { organizationId, name: projectName } = project;
  const { inputs, cover } = await gatherInputs({
    ctx,
    organizationId,
    projectName,
    format,
    comments: input.options?.comments ?? false,
    versions,
  });
  return findOrQueueExport({
    ctx,
    organizationId,
    jobType: "project.export",
    subject: {
      format,
      projectId: project.id,
      documentId: null,
      documentTitle: null,
      versionId: null,
      versionNumber: null,
    },
    options: chooseOptions(format, input.options, cover),
    inputs,
  });
}
