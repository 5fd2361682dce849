import type { WrittenStretches } from "../../../../durable/document-room/client.ts";

const mostAuthors = 20;

/** Whether words were written by a job and not by a person. */
export function isJob(writerId: string): boolean {
  return writerId.startsWith("job_");
}

export interface Authors {
  /** Whoever wrote most first. */
  userIds: string[];
  /** The job that wrote more of it than any person. */
  jobId: string | undefined;
}

/** For each range of the text, in its order and apart, who wrote in it. */
export function authorsOf(
  ranges: readonly { start: number; end: number }[],
  { writerIds, stretches }: WrittenStretches,
): Authors[] {
  let at = 0;
  return ranges.map(({ start, end }) => {
    const lengths = new Map<string, number>();
    while (at < stretches.length && (stretches[at + 2] ?? 0) <= start) at += 3;
    for (let next = at; next < stretches.length && (stretches[next + 1] ?? 0) < end; next += 3) {
      const writerId = writerIds[stretches[next] ?? 0];
      const from = Math.max(start, stretches[next + 1] ?? 0);
      const to = Math.min(end, stretches[next + 2] ?? 0);
      if (writerId !== undefined) lengths.set(writerId, (lengths.get(writerId) ?? 0) + to - from);
    }
    const writers = [...lengths].sort(([, a], [, b]) => b - a).map(([writerId]) => writerId);
    const [most] = writers;
    return {
      userIds: writers.filter((id) => !isJob(id)).slice(0, mostAuthors),
      jobId: most !== undefined && isJob(most) ? most : undefined,
    };
  });
}
