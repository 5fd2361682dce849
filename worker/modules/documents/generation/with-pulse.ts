/** Short enough that a cancelled job stops within two seconds. */
const PULSE_MS = 1_000;

/** Runs `work` while `onPulse` is called every second; its first rejection ends the work. */
export async function withPulse<T>(
  work: (signal: AbortSignal) => Promise<T>,
  options: { onPulse?: (() => Promise<void>) | undefined; signal?: AbortSignal | undefined },
): Promise<T> {
  const { onPulse, signal: outer } = options;
  outer?.throwIfAborted();
  const controller = new AbortController();
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  let beating = false;
  const beat = async () => {
    if (beating) return;
    beating = true;
    try {
      await onPulse?.();
    } catch (error) {
      controller.abort(error);
    } finally {
      beating = false;
    }
  };
  const timer = setInterval(() => void beat(), PULSE_MS);
  try {
    return await work(signal);
  } finally {
    clearInterval(timer);
  }
}
