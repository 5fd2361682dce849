import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { CreateExportRequest, CreateExportResponse } from "./contract.ts";
import { chooseOptions } from "./options.ts";
import { findOrQueueExport } from "./queue-export.ts";
import { findExportable } from "./repo.ts";

interface CreateExport {
  ctx: UserContext;
  input: CreateExportRequest & { versionId: string };
}

/**
 * Queues a file of a version; the export becomes downloadable when its job has succeeded. Whoever
 * asks for a file that was asked for before, with the same options, gets that one.
 */
export async function createExport({ ctx, input }: CreateExport): Promise<CreateExportResponse> {
  const version = await findExportable(ctx.db, ctx.actor.userId, input.versionId);
  if (version === undefined) throw new NotFoundError("version");
  assertCan(version.role, "export.create");

  const { format, versionId } = input;
  const { inputs, organizationId, projectId, documentId } = version;
  return findOrQueueExport({
    ctx,
    organizationId,
    jobType: "version.export",
    subject: {
      format,
      projectId,
      documentId,
      documentTitle: inputs.title,
      versionId,
      versionNumber: inputs.versionNumber,
    },
    options: chooseOptions(format, input.options),
    inputs: { projectName: inputs.projectName, documents: [inputs] },
  });
}
