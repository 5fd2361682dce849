import { archivedPart } from "../../../kernel/access.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import type { Context } from "../../../platform/context.ts";
import { RENDERER, renderVersionPage } from "../exports/index.ts";
import { findSharedVersion } from "./repo.ts";
import { hashToken } from "./token.ts";

interface OpenSharedVersion {
  ctx: Context;
  input: { token: string; knownEtag: string | undefined };
}

export type SharedVersion =
  | { state: "open"; html: Uint8Array; etag: string; indexable: boolean }
  | { state: "unchanged"; etag: string; indexable: boolean }
  | { state: "expired"; at: Date }
  | { state: "revoked"; at: Date }
  | { state: "archived"; entity: "project" | "document" }
  | { state: "unknown" };

/**
 * The page behind a public link, or why there is none. The link is looked up every time; the page is
 * rendered only for those who do not have it yet.
 */
export async function openSharedVersion({ ctx, input }: OpenSharedVersion): Promise<SharedVersion> {
  const tokenHash = await hashToken(input.token);
  if (tokenHash === undefined) return { state: "unknown" };
  const shared = await findSharedVersion(ctx.db, tokenHash);
  if (shared === undefined) return { state: "unknown" };
  const {
    organizationId,
    indexable,
    expiresAt,
    revokedAt,
    archivedAt,
    projectArchivedAt,
    ...version
  } = shared;
  if (revokedAt !== null) return { state: "revoked", at: new Date(revokedAt) };
  if (expiresAt !== null && Date.parse(expiresAt) <= ctx.now.getTime()) {
    return { state: "expired", at: new Date(expiresAt) };
  }
  const entity = archivedPart({ archivedAt, projectArchivedAt });
  if (entity !== undefined) return { state: "archived", entity };
  const { markdown: _, ...shown } = version;
  const etag = `"${(await sha256Hex(JSON.stringify([RENDERER, shown]))).slice(0, 32)}"`;
  if (input.knownEtag === etag) return { state: "unchanged", etag, indexable };
  const html = await renderVersionPage(ctx, { ...version, organizationId });
  return { state: "open", html, etag, indexable };
}
