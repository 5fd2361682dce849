import type { WrittenStretches } from "../../../../durable/document-room/client.ts";

const mostAuthors = 20;

/** For each range of the text, in its order and apart, who wrote in it: whoever wrote most first. */
export function authorsOf(
  ranges: readonly { start: number; end: number }[],
  { userIds, stretches }: WrittenStretches,
): string[][] {
  let at = 0;
  return ranges.map(({ start, end }) => {
    const lengths = new Map<string, number>();
    while (at < stretches.length && (stretches[at + 2] ?? 0) <= start) at += 3;
    for (let next = at; next < stretches.length && (stretches[next + 1] ?? 0) < end; next += 3) {
      const userId = userIds[stretches[next] ?? 0];
      const from = Math.max(start, stretches[next + 1] ?? 0);
      const to = Math.min(end, stretches[next + 2] ?? 0);
      if (userId !== undefined) lengths.set(userId, (lengths.get(userId) ?? 0) + to - from);
    }
    return [...lengths]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostAuthors)
      .map(([userId]) => userId);
  });
}
