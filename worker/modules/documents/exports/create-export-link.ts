import { assertCan } from "../../../kernel/access.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { CreateExportLinkRequest, ExportLink } from "./contract.ts";
import { getExport } from "./get-export.ts";
import { insertExportLink, markFetched } from "./repo.ts";

const usualSeconds = 900;
const tokenBytes = 24;

interface CreateExportLink {
  ctx: UserContext;
  input: CreateExportLinkRequest & { exportId: string };
}

/** Makes an address that downloads the file without signing in until it expires, 15 minutes unless told. */
export async function createExportLink({ ctx, input }: CreateExportLink): Promise<ExportLink> {
  const file = await getExport({ ctx, input });
  assertCan(file.role, "export.read");
  const token = Array.from(crypto.getRandomValues(new Uint8Array(tokenBytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const seconds = input.expiresInSeconds ?? usualSeconds;
  const expiresAt = new Date(ctx.now.getTime() + seconds * 1000).toISOString();
  await insertExportLink(ctx.db, {
    tokenHash: await sha256Hex(token),
    exportId: file.id,
    createdBy: ctx.actor.userId,
    createdAt: ctx.now.toISOString(),
    expiresAt,
  });
  ctx.defer(markFetched(ctx.db, file.id, ctx.actor.userId, ctx.now.toISOString()));
  return { url: `${ctx.origin}/api/v1/export-links/${token}`, expiresAt };
}
