const hashedFolder = "/app/";
const forever = "public, max-age=31536000, immutable";

/**
 * The web client's file at the request's path, or its page where none lies there. Files under /app/
 * carry their content's hash in their name: they are kept for good, and a missing one is no page.
 */
export async function answerStaticAsset(
  assets: Fetcher,
  request: Request,
): Promise<Response | null> {
  const asset = await assets.fetch(request);
  const isHashed = new URL(request.url).pathname.startsWith(hashedFolder);
  if (isHashed && asset.headers.get("Content-Type")?.startsWith("text/html")) return null;
  const answer = new Response(asset.body, asset);
  if (isHashed && asset.ok) answer.headers.set("Cache-Control", forever);
  return answer;
}
