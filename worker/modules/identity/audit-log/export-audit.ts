import type { UserContext } from "../../../platform/context.ts";
import type { AuditEvent, AuditFilters } from "./contract.ts";
import { readAudit } from "./list-audit.ts";
import { csvHead, toCsvLine } from "./to-csv.ts";

const pageSize = 1000;

interface ExportAudit {
  ctx: UserContext;
  input: AuditFilters & { organizationId: string };
}

/** What was done and tried in an organization as CSV, the newest first, read page by page. */
export async function exportAudit({ ctx, input }: ExportAudit): Promise<ReadableStream> {
  let page: AuditEvent[] | undefined = await readAudit(ctx, input, undefined, pageSize);
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(csvHead)),
    async pull(stream) {
      const events = page ?? [];
      const shown = events.slice(0, pageSize);
      if (shown.length > 0) stream.enqueue(encoder.encode(shown.map(toCsvLine).join("")));
      const last = shown.at(-1);
      if (events.length <= pageSize || last === undefined) return stream.close();
      page = await readAudit(ctx, input, [last.createdAt, last.id], pageSize);
    },
  });
}
