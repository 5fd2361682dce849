import { ProviderFailure } from "./provider-failure.ts";

const LONGEST_EVENT = 1_000_000;

function dataOf(event: string): string | undefined {
  const lines = event
    .split(/\r\n|\n|\r/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice(line[5] === " " ? 6 : 5));
  return lines.length > 0 ? lines.join("\n") : undefined;
}

/** The data of each server-sent event (WHATWG HTML, section 9.2); fails as “broken-off” when the connection does. */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = "";
  try {
    while (true) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new ProviderFailure("broken-off", { cause });
      });
      pending += decoder.decode(value, { stream: !done });
      const events = pending.split(/\r\n\r\n|\n\n|\r\r/);
      pending = done ? "" : (events.pop() ?? "");
      for (const event of events) {
        const data = dataOf(event);
        if (data !== undefined) yield data;
      }
      if (done) return;
      if (pending.length > LONGEST_EVENT) throw new ProviderFailure("malformed");
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
