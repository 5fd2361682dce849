import type { EncryptionKey } from "../../env.ts";

const nonceBytes = 12;
const imported = new WeakMap<EncryptionKey[], Map<string, Promise<CryptoKey>>>();

/**
 * Encrypts a text for storage with the first key (AES-256-GCM). `owner` is bound to it: what is
 * sealed for one row cannot be opened for another.
 */
export async function seal(keys: EncryptionKey[], text: string, owner: string): Promise<string> {
  const [first] = keys;
  if (first === undefined) throw new Error("There is no encryption key.");
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = await crypto.subtle.encrypt(
    algorithm(nonce, owner),
    await keyOf(keys, first.kid),
    new TextEncoder().encode(text),
  );
  return [first.kid, toBase64(nonce), toBase64(new Uint8Array(sealed))].join(".");
}

/** The text that was sealed with any of the keys; throws when it was changed or the key is gone. */
export async function unseal(
  keys: EncryptionKey[],
  sealed: string,
  owner: string,
): Promise<string> {
  const [kid = "", nonce = "", content = ""] = sealed.split(".");
  const opened = await crypto.subtle.decrypt(
    algorithm(fromBase64(nonce), owner),
    await keyOf(keys, kid),
    fromBase64(content),
  );
  return new TextDecoder().decode(opened);
}

function algorithm(iv: Uint8Array<ArrayBuffer>, owner: string) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(owner) };
}

function keyOf(keys: EncryptionKey[], kid: string): Promise<CryptoKey> {
  const ring = imported.get(keys) ?? new Map<string, Promise<CryptoKey>>();
  imported.set(keys, ring);
  const known = ring.get(kid) ?? importKey(keys, kid);
  ring.set(kid, known);
  return known;
}

async function importKey(keys: EncryptionKey[], kid: string): Promise<CryptoKey> {
  const key = keys.find((each) => each.kid === kid);
  if (key === undefined) throw new Error(`The encryption key ${kid} is gone.`);
  const usages: KeyUsage[] = ["encrypt", "decrypt"];
  return crypto.subtle.importKey("raw", fromBase64(key.k), "AES-GCM", false, usages);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
