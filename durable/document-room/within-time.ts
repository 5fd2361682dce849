/** The answer, or a rejection when Postgres takes longer than that; leaves no timer behind. */
export async function withinTime<Answer>(
  answer: Promise<Answer>,
  timeoutMs: number,
): Promise<Answer> {
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`Postgres did not answer within ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    return await Promise.race([answer, expired]);
  } finally {
    clearTimeout(timer);
  }
}
