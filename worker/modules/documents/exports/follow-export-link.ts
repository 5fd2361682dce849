import { sha256Hex } from "../../../kernel/digest.ts";
import { DomainError } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/context.ts";
import { openFile } from "./open-file.ts";
import { findLinkedExport } from "./repo.ts";

interface FollowExportLink {
  ctx: Context;
  input: { token: string };
}

/**
 * Opens the file of a link while it lasts and while the person who made it may still read the
 * export; throws NOT_FOUND afterwards, NOT_READY until the file lies in the bucket.
 */
export async function followExportLink({ ctx, input }: FollowExportLink) {
  const tokenHash = await sha256Hex(input.token);
  const file = await findLinkedExport(ctx.db, tokenHash, ctx.now.toISOString());
  if (file === undefined) {
    throw new DomainError("NOT_FOUND", "This link has expired. Ask for a new one.", {
      entity: "link",
    });
  }
  return openFile(ctx, file);
}
