import type { Context } from "../../../platform/context.ts";
import type { Version } from "./contract.ts";
import { presentVersion } from "./present-version.ts";
import { selectHistory } from "./repo.ts";

const longestHistory = 100;

interface GetVersionHistory {
  ctx: Context;
  input: { documentId: string; upToNumber: number };
}

/**
 * The versions that a document-control table names, newest first: this one and at most 99 before it,
 * each with its publisher and approvals. For work whose access has been checked before.
 */
export async function getVersionHistory({ ctx, input }: GetVersionHistory): Promise<Version[]> {
  const rows = await selectHistory(ctx.db, { ...input, limit: longestHistory });
  return rows.map(presentVersion);
}
