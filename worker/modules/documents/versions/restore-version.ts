import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { putDraft } from "../drafts/index.ts";
import { getVersion } from "./get-version.ts";
import { recordRestore } from "./repo.ts";

interface RestoreVersion {
  ctx: UserContext;
  input: { versionId: string };
}

/**
 * Makes a version's text the live draft's text, as one more edit that everybody connected sees; what
 * the draft said before goes into its history.
 * Once it is that text, restoring again changes nothing.
 */
export async function restoreVersion({ ctx, input }: RestoreVersion) {
  const version = await getVersion({ ctx, input });
  const { documentId: docId, content } = version;
  const replacement = { docId, content, ifMatch: "*", isRestore: true } as const;
  const saved = await putDraft({ ctx, input: replacement });
  await recordRestore(
    ctx.db,
    auditRow(ctx, {
      organizationId: version.organizationId,
      action: "version.restored",
      entityType: "version",
      entityId: version.id,
      data: { documentId: docId, number: version.number, revision: saved.revision },
    }),
  );
  return saved;
}
