import { keepFailure } from "./failures/keep-failure.ts";
import { currentTraceFields } from "./tracing/trace.ts";

type Level = "info" | "warn" | "error";

/**
 * Writes one structured line; an Error among the fields becomes its name, message and stack. What is
 * an error is reported as well.
 */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  const at = new Date();
  const trace = currentTraceFields();
  const entry = { level, event, time: at.toISOString(), ...trace, ...fields };
  if (level === "error") keepFailure({ event, at, error: fields.error, ...trace });
  console[level](JSON.stringify(entry, (_key, value: unknown) => printable(value)));
}

function printable(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  // A failed statement's message and stack hold its parameters, which are people's data.
  if ("params" in value) return { name, message: "A database statement failed.", cause };
  return { name, message, stack, cause };
}
