import { commonParts, commonPasswords } from "./common-passwords.gen.ts";

export const minPasswordLength = 12;
export const maxPasswordLength = 128;

const serviceName = "docuforge";
const minDistinctCharacters = 5;
const minOwnCharacters = 8;
const minPersonalWordLength = 3;

/** Form in which passwords are hashed and compared (NIST SP 800-63B-4, 3.1.1.2). */
export function normalizePassword(password: string): string {
  return password.normalize("NFKC");
}

/** Whether the text survives UTF-8 and C strings unchanged. */
export function isStorablePassword(password: string): boolean {
  return password.isWellFormed() && !password.includes("\u0000");
}

/** Why a new password is refused, as a sentence for people; undefined when it is fine. */
export function findPasswordWeakness(
  password: string,
  owner: { email: string; name: string },
): string | undefined {
  const length = [...password].length;
  if (length < minPasswordLength) return `must have at least ${minPasswordLength} characters`;
  if (length > maxPasswordLength) return `must have at most ${maxPasswordLength} characters`;
  const folded = fold(password);
  if (isCommon(folded)) return "is too common, or joined from common passwords";
  if (isSequence(folded)) return "must not be a sequence of neighbouring characters";
  if (new Set(folded).size < minDistinctCharacters) return "repeats too few characters";
  if ([...withoutPersonalWords(folded, owner)].length < minOwnCharacters) {
    return "must not be made of your e-mail address or name";
  }
  return undefined;
}

function isCommon(folded: string): boolean {
  if (commonPasswords.has(folded)) return true;
  for (let cut = 1; cut < folded.length; cut += 1) {
    const head = folded.slice(0, cut);
    const tail = folded.slice(cut);
    if (commonParts.has(head) && commonParts.has(tail)) return true;
  }
  return false;
}

function isSequence(folded: string): boolean {
  const codes = [...folded].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step = 0] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}

function fold(text: string): string {
  return normalizePassword(text).toLowerCase();
}

function withoutPersonalWords(folded: string, owner: { email: string; name: string }): string {
  const email = fold(owner.email.trim());
  const name = fold(owner.name.trim());
  const words = [email, name, ...email.split(/[@.+_-]/), ...name.split(/\s+/), serviceName]
    .filter((word) => [...word].length >= minPersonalWordLength)
    .sort((a, b) => b.length - a.length);
  return words.reduce((rest, word) => rest.replaceAll(word, ""), folded);
}
