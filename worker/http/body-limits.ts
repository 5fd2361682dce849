interface BodyRule {
  method: string;
  path: RegExp;
  maxBytes: number;
  /** What it takes instead of JSON. */
  mediaType?: RegExp;
}

/** Routes that take more or other than a usual body. */
const exceptions: BodyRule[] = [
  // Drafts of 5 MB travel as JSON, which escapes characters.
  { method: "PUT", path: /^\/api\/v1\/docs\/[^/]+\/draft$/, maxBytes: 16 * 1024 * 1024 },
  {
    method: "PATCH",
    path: /^\/api\/v1\/docs\/[^/]+\/draft\/sections\/[^/]+$/,
    maxBytes: 16 * 1024 * 1024,
  },
  {
    method: "POST",
    path: /^\/api\/v1\/docs\/[^/]+\/images$/,
    maxBytes: 10 * 1024 * 1024,
    mediaType: /^image\/[\w.+-]+$/,
  },
  {
    method: "POST",
    path: /^\/api\/v1\/projects\/[^/]+\/imports$/,
    maxBytes: 10 * 1024 * 1024,
    mediaType: /^(?:text\/(?:markdown|plain)|application\/[\w.+-]+)$/,
  },
];

const usualMaxBytes = 2 * 1024 * 1024;
const json = /^application\/json$/;

function ruleOf(method: string, path: string): BodyRule | undefined {
  return exceptions.find((entry) => entry.method === method && entry.path.test(path));
}

/** How large the body of a request may be, in bytes. */
export function maxBodyBytes(method: string, path: string): number {
  return ruleOf(method, path)?.maxBytes ?? usualMaxBytes;
}

/** Whether a route takes bodies of a media type, given in lower case without parameters. */
export function takesMediaType(method: string, path: string, mediaType: string): boolean {
  return (ruleOf(method, path)?.mediaType ?? json).test(mediaType);
}
