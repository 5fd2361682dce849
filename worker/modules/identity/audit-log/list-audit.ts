import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, type Position, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { AuditEvent, AuditFilters, ListAuditQuery } from "./contract.ts";
import { selectAudit } from "./repo.ts";

interface ListAudit {
  ctx: UserContext;
  input: ListAuditQuery & { organizationId: string };
}

/** A page of what was done and tried in an organization, the newest first; one round trip. */
export async function listAudit({ ctx, input }: ListAudit) {
  const { cursor, limit, ...filters } = input;
  const events = await readAudit(ctx, filters, decodeCursor(cursor, "time"), limit);
  return toPage(events, limit, (event) => [event.createdAt, event.id]);
}

/** One event more than `limit`, older than a position; FORBIDDEN below administrators. */
export async function readAudit(
  ctx: UserContext,
  filters: AuditFilters & { organizationId: string },
  after: Position | undefined,
  limit: number,
): Promise<AuditEvent[]> {
  const { role, rows } = await selectAudit(ctx.db, ctx.actor.userId, { ...filters, after, limit });
  if (role === undefined) throw new NotFoundError("organization");
  assertCan(role, "audit.read");
  return rows.map(presentEvent);
}

/** An event with its actor as one thing. */
export function presentEvent({
  actorId,
  actorName,
  ...event
}: Awaited<ReturnType<typeof selectAudit>>["rows"][number]): AuditEvent {
  return { ...event, actor: actorId === null ? null : { id: actorId, name: actorName ?? "" } };
}
