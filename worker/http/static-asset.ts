import type { Env } from "../env.ts";

const hashedFolder = "/app/";
const forever = "public, max-age=31536000, immutable";

/**
 * The web client's file at the request's path, or its page where none lies there. Files under /app/
 * carry their content's hash in their name: they are kept for good, and a missing one is no page.
 */
export async function answerStaticAsset(
  { assets, sentryDsn }: Pick<Env, "assets" | "sentryDsn">,
  request: Request,
): Promise<Response | null> {
  const asset = await assets.fetch(request);
  const isHashed = new URL(request.url).pathname.startsWith(hashedFolder);
  const isPage = asset.headers.get("Content-Type")?.startsWith("text/html") ?? false;
  if (isHashed && isPage) return null;
  const answer = new Response(asset.body, asset);
  if (isPage && sentryDsn !== undefined) {
    // What the tag names is another page than what lies there, with the same digest.
    answer.headers.delete("ETag");
    return withMeta("sentry-dsn", sentryDsn, answer);
  }
  if (isHashed && asset.ok) answer.headers.set("Cache-Control", forever);
  return answer;
}

/** The page with one more `<meta>`; neither its name nor its content may need escaping. */
function withMeta(name: string, content: string, page: Response): Response {
  const meta = `<meta name="${name}" content="${content}" />`;
  return new HTMLRewriter()
    .on("head", { element: (head) => void head.append(meta, { html: true }) })
    .transform(page);
}
