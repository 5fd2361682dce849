const ranges = [
  { name: "minute", least: 0, most: 59, read: (date: Date) => date.getUTCMinutes() },
  { name: "hour", least: 0, most: 23, read: (date: Date) => date.getUTCHours() },
  { name: "day of month", least: 1, most: 31, read: (date: Date) => date.getUTCDate() },
  { name: "month", least: 1, most: 12, read: (date: Date) => date.getUTCMonth() + 1 },
  { name: "day of week", least: 0, most: 6, read: (date: Date) => date.getUTCDay() },
] as const;

/**
 * True when the five-field expression names the minute that `date` lies in, in UTC. Understands
 * `*`, numbers, lists, ranges and steps; throws on anything else.
 */
export function isDue(expression: string, date: Date): boolean {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== ranges.length) throw new Error(`Not a cron expression: ${expression}`);
  return ranges.every((range, index) => {
    const values = parseField(fields[index] ?? "", range.least, range.most);
    if (values === undefined) {
      throw new Error(`Not a ${range.name} in the cron expression ${expression}`);
    }
    return values.has(range.read(date));
  });
}

function parseField(field: string, least: number, most: number): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(",")) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (match === null) return undefined;
    const [, from, to, every] = match;
    const step = Number(every ?? 1);
    const first = Number(from ?? least);
    const last = Number(to ?? (from === undefined || every !== undefined ? most : from));
    if (step < 1 || first < least || last > most || first > last) return undefined;
    for (let value = first; value <= last; value += step) values.add(value);
  }
  return values;
}

/**
 * Calls `run` with each expression that is due, now and at the start of each minute, until the
 * returned stop is called.
 */
export function followClock(
  expressions: readonly string[],
  run: (expression: string, scheduledTime: Date) => void,
): () => void {
  let timer: NodeJS.Timeout;
  function runDue(minute: Date): void {
    for (const expression of expressions) if (isDue(expression, minute)) run(expression, minute);
  }
  function waitForMinute(): void {
    const now = Date.now();
    const next = new Date(Math.floor(now / 60_000) * 60_000 + 60_000);
    timer = setTimeout(() => {
      runDue(next);
      waitForMinute();
    }, next.getTime() - now);
  }
  runDue(new Date());
  waitForMinute();
  return () => clearTimeout(timer);
}
