import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { CreateExportRequest, CreateExportResponse } from "./contract.ts";
import { gatherInputs } from "./gather-inputs.ts";
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
  const { facts, organizationId, projectId } = version;
  const { projectName } = facts;
  const comments = input.options?.comments ?? false;
  const wanted = { ctx, organizationId, projectName, format, comments, versions: [facts] };
  const { inputs, cover } = await gatherInputs(wanted);
  return findOrQueueExport({
    ctx,
    organizationId,
    jobType: "version.export",
    subject: {
      format,
      projectId,
      documentId: facts.documentId,
      documentTitle: facts.title,
      versionId,
      versionNumber: facts.versionNumber,
    },
    options: chooseOptions(format, input.options, cover),
    inputs,
  });
}
