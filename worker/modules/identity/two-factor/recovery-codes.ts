import { hashSecret } from "../accounts/secret-token.ts";

const codeCount = 10;
const codeLength = 12;
// Without letters and digits that look alike.
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten codes of 58 bits, and what the database keeps of them. */
export async function newRecoveryCodes(): Promise<{ codes: string[]; hashes: string[] }> {
  const codes = Array.from({ length: codeCount }, newCode);
  return { codes, hashes: await Promise.all(codes.map(hashRecoveryCode)) };
}

/** The hash of a code however it is typed: in any case, with or without its dashes. */
export function hashRecoveryCode(code: string): Promise<string> {
  return hashSecret(`recovery ${code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")}`);
}

function newCode(): string {
  let letters = "";
  while (letters.length < codeLength) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // 240 is a multiple of 30, so every letter is as likely.
    if (byte < 240) letters += alphabet[byte % alphabet.length];
  }
  return letters.replaceAll(/(.{4})(?=.)/g, "$1-");
}
