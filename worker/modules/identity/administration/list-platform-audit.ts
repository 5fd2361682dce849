import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform } from "../access/platform-caller.ts";
import { presentEvent } from "../audit-log/list-audit.ts";
import { selectPlatformAudit } from "../audit-log/repo.ts";
import type { ListPlatformAuditQuery } from "./contract.ts";
import { platformLog } from "./find-target.ts";

interface ListPlatformAudit {
  ctx: UserContext;
  input: ListPlatformAuditQuery;
}

/** A page of what administrators did on the platform, the newest first; one round trip. */
export async function listPlatformAudit({ ctx, input }: ListPlatformAudit) {
  const { cursor, limit } = input;
  const query = { organizationId: platformLog, after: decodeCursor(cursor, "time"), limit };
  const { caller, rows } = await selectPlatformAudit(ctx.db, ctx.actor.userId, query);
  assertPlatform(ctx, caller, "platform_audit.read");
  return toPage(rows.map(presentEvent), limit, (event) => [event.createdAt, event.id]);
}
