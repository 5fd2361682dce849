const MOST_REMEMBERED = 50;

// Asking for these twice makes nothing twice that matters.
const HARMLESS = /\/(?:live-ticket|read|cancel)$/u;

/** Keys of requests whose answer never came, by what they ask for. */
const lost = new Map<string, string>();

async function describe(request: Request): Promise<string> {
  const isJson = request.headers.get("Content-Type")?.startsWith("application/json") ?? false;
  return `${request.url} ${isJson ? await request.clone().text() : crypto.randomUUID()}`;
}

function remember(asked: string, key: string): void {
  const [oldest] = lost.keys();
  if (lost.size >= MOST_REMEMBERED && oldest !== undefined) lost.delete(oldest);
  lost.set(asked, key);
}

/**
 * Sends a POST with one key for what the person wants done: whoever tries the same again because no
 * answer came gets the answer of the first time, and nothing is done twice.
 */
export async function sendOnce(
  request: Request,
  transport: (request: Request) => Promise<Response>,
  isLost: (error: unknown) => boolean,
): Promise<Response> {
  if (request.method !== "POST" || HARMLESS.test(new URL(request.url).pathname)) {
    return await transport(request);
  }
  const asked = await describe(request);
  const key = lost.get(asked) ?? crypto.randomUUID();
  request.headers.set("Idempotency-Key", key);
  try {
    const response = await transport(request);
    lost.delete(asked);
    return response;
  } catch (error) {
    if (isLost(error)) remember(asked, key);
    throw error;
  }
}
