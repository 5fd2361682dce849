import type { Context } from "../../../platform/context.ts";
import { selectDiagrams } from "./repo.ts";

interface FindDiagrams {
  ctx: Context;
  /** A version that the caller may read. */
  input: { versionId: string; sourceHashes: readonly string[] };
}

/** The images that a version's diagrams were published with, by the hash of their source. */
export async function findDiagrams({ ctx, input }: FindDiagrams) {
  if (input.sourceHashes.length === 0) return new Map<string, never>();
  const rows = await selectDiagrams(ctx.db, input.versionId, input.sourceHashes);
  return new Map(rows.map(({ sourceHash, ...pictures }) => [sourceHash, pictures]));
}
