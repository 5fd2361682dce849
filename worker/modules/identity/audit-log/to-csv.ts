import type { AuditEvent } from "./contract.ts";

const columns = [
  ["time", (event) => event.createdAt],
  ["actor_id", (event) => event.actor?.id ?? ""],
  ["actor", (event) => event.actor?.name ?? ""],
  ["action", (event) => event.action],
  ["outcome", (event) => event.outcome],
  ["entity_type", (event) => event.entityType],
  ["entity_id", (event) => event.entityId],
  ["data", (event) => JSON.stringify(event.data)],
  ["ip_address", (event) => event.ipAddress ?? ""],
  ["place", (event) => event.place ?? ""],
  ["user_agent", (event) => event.userAgent ?? ""],
  ["request_id", (event) => event.requestId],
] as const satisfies [string, (event: AuditEvent) => string][];

/** The first line of the file. */
export const csvHead = `${columns.map(([name]) => name).join(",")}\r\n`;

/** One event as a line of CSV (RFC 4180). */
export function toCsvLine(event: AuditEvent): string {
  return `${columns.map(([, read]) => csvCell(read(event))).join(",")}\r\n`;
}

// Spreadsheets calculate what begins like a formula, also inside quotes.
function csvCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
