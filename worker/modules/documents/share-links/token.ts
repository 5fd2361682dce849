import { sha256Hex } from "../../../kernel/digest.ts";

const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

/** The secret part of a new link: 256 random bits, URL-safe. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** What is kept of a token; undefined for a text that cannot be one of ours. */
export async function hashToken(token: string): Promise<string | undefined> {
  return TOKEN.test(token) ? sha256Hex(token) : undefined;
}
