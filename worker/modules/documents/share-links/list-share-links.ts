import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListShareLinksQuery } from "./contract.ts";
import { selectLinks } from "./repo.ts";

interface ListShareLinks {
  ctx: UserContext;
  input: ListShareLinksQuery & { versionId: string };
}

/** A page of a version's links, newest first, revoked and expired ones too; one round trip. */
export async function listShareLinks({ ctx, input }: ListShareLinks) {
  const { role, rows } = await selectLinks(ctx.db, {
    userId: ctx.actor.userId,
    versionId: input.versionId,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (role === null) throw new NotFoundError("version");
  assertCan(role, "version.share");
  const links = rows.map(({ createdById, createdByName, ...link }) => ({
    ...link,
    createdBy: { id: createdById, name: createdByName },
  }));
  return toPage(links, input.limit, (link) => [link.createdAt, link.id]);
}
