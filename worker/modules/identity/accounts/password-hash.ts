import { Buffer } from "node:buffer";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { normalizePassword } from "./password-policy.ts";

// OWASP Password Storage Cheat Sheet, scrypt with 16 MiB.
const costExponent = 14;
const blockSize = 8;
const parallelism = 5;
const saltBytes = 16;
const keyBytes = 32;
const maxMemoryBytes = 64 * 1024 * 1024;

interface Parameters {
  costExponent: number;
  blockSize: number;
  parallelism: number;
}

const format = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** A hash that no password has, for e-mails without an account and accounts that are gone. */
export const lockedPasswordHash = encode(
  { costExponent, blockSize, parallelism },
  Buffer.alloc(saltBytes),
  Buffer.alloc(keyBytes),
);

/** A new salt, as a PHC string writes it. */
export function newSalt(): string {
  return unpadded(randomBytes(saltBytes));
}

/** Hashes a password as a PHC string that carries its parameters and salt. */
export async function hashPassword(password: string, salt = newSalt()): Promise<string> {
  const parameters = { costExponent, blockSize, parallelism };
  const bytes = Buffer.from(salt, "base64");
  return encode(parameters, bytes, await derive(password, bytes, keyBytes, parameters));
}

/** Whether the password is the one hashed; always derives once. */
export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  return (await findPassword(password, [encoded])) === 0;
}

/**
 * Where among the hashes the password's is, or -1. Hashes with one salt cost one derivation, and so
 * do none.
 */
export async function findPassword(password: string, hashes: readonly string[]): Promise<number> {
  const derived = new Map<string, Buffer>();
  let found = -1;
  const tried = hashes.length > 0 ? hashes : [lockedPasswordHash];
  for (const [index, encoded] of tried.entries()) {
    const [kind, parameters, salt, expected] = decode(encoded);
    const actual = derived.get(kind) ?? (await derive(password, salt, expected.length, parameters));
    derived.set(kind, actual);
    if (timingSafeEqual(actual, expected) && found === -1) found = index;
  }
  return hashes.length > 0 ? found : -1;
}

function decode(encoded: string): [kind: string, Parameters, salt: Buffer, key: Buffer] {
  const [, ln, r, p, salt = "", encodedKey = ""] = encoded.match(format) ?? [];
  if (ln === undefined) throw new Error("A stored password hash has an unknown format.");
  const key = Buffer.from(encodedKey, "base64");
  return [
    [ln, r, p, salt, key.length].join(),
    { costExponent: Number(ln), blockSize: Number(r), parallelism: Number(p) },
    Buffer.from(salt, "base64"),
    key,
  ];
}

function encode(parameters: Parameters, salt: Buffer, key: Buffer): string {
  const { costExponent: ln, blockSize: r, parallelism: p } = parameters;
  return `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(key)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

function derive(password: string, salt: Buffer, length: number, parameters: Parameters) {
  const options = {
    N: 2 ** parameters.costExponent,
    r: parameters.blockSize,
    p: parameters.parallelism,
    maxmem: maxMemoryBytes,
  };
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(normalizePassword(password), salt, length, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
