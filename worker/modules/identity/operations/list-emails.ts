import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform } from "../access/platform-caller.ts";
import type { ListEmailsQuery } from "./contract.ts";
import { selectPlatformEmails } from "./repo.ts";

interface ListEmails {
  ctx: UserContext;
  input: ListEmailsQuery;
}

/** A page of the mail that was asked for, without what it says, the newest first; one round trip. */
export async function listEmails({ ctx, input }: ListEmails) {
  const { q, status, cursor, limit } = input;
  const contains = q === "" ? undefined : q;
  const after = decodeCursor(cursor, "time") ?? [ctx.now.toISOString(), "~"];
  const filter = { contains, status, after, limit };
  const { caller, rows } = await selectPlatformEmails(ctx.db, ctx.actor.userId, filter);
  assertPlatform(ctx, caller, "platform_mail.read");
  return toPage(rows, limit, (row) => [row.createdAt, row.id]);
}
