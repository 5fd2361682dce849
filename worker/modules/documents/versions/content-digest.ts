/** The value of a `Repr-Digest` header for a SHA-256 given in hex (RFC 9530). */
export function reprDigest(sha256Hex: string): string {
  const bytes = sha256Hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return `sha-256=:${btoa(String.fromCharCode(...bytes))}:`;
}
