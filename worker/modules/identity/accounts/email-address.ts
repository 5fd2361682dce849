const localPart = String.raw`[^\s\p{C}@"<>(),:;\\[\]]{1,64}`;
const letter = String.raw`[\p{L}\p{N}\p{M}]`;
const label = String.raw`${letter}(?:[\p{L}\p{N}\p{M}-]{0,61}${letter})?`;
const address = new RegExp(String.raw`^${localPart}@(?:${label}\.)+${label}$`, "u");

/** Whether the text has the shape of an internet mail address (RFC 6531: any script). */
export function isEmailAddress(text: string): boolean {
  return address.test(text);
}
