import { NeonDbError } from "@neondatabase/serverless";

function findDriverError(error: unknown): NeonDbError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof NeonDbError) return cause;
  }
  return undefined;
}

/** Whether the statement broke the named unique constraint or index. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const driverError = findDriverError(error);
  return driverError?.code === "23505" && driverError.constraint === constraint;
}

/** Whether the statement broke the named check, be it a constraint's or a trigger's. */
export function isViolationOf(error: unknown, constraint: string): boolean {
  const driverError = findDriverError(error);
  return driverError?.code === "23514" && driverError.constraint === constraint;
}

/** What a trigger says about the named check that the statement broke; undefined when it did not. */
export function findViolationDetail(error: unknown, constraint: string): string | undefined {
  return isViolationOf(error, constraint) ? (findDriverError(error)?.detail ?? "") : undefined;
}

/** Whether the statement referred to a row that is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  return findDriverError(error)?.code === "23503";
}

// Classes 08 (connection), 53 (resources) and 57 (operator intervention) pass by themselves.
const passingClasses = new Set(["08", "53", "57"]);

/** Whether the database could not be reached or could not take the statement now. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (isTimeout(error)) return true;
  const driverError = findDriverError(error);
  if (driverError === undefined) return false;
  return driverError.code === undefined || passingClasses.has(driverError.code.slice(0, 2));
}

// The driver wraps a request that fails, but not an answer that stops coming.
function isTimeout(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === "TimeoutError") return true;
  }
  return false;
}
