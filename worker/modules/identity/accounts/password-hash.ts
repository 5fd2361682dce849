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

/** A hash for e-mails without an account, so that refusing them takes as long. */
export const unknownPasswordHash = encode(
  { costExponent, blockSize, parallelism },
  Buffer.alloc(saltBytes),
  Buffer.alloc(keyBytes),
);

/** Hashes a password as a PHC string that carries its parameters and salt. */
export async function hashPassword(password: string): Promise<string> {
  const parameters = { costExponent, blockSize, parallelism };
  const salt = randomBytes(saltBytes);
  return encode(parameters, salt, await derive(password, salt, keyBytes, parameters));
}

/** Whether the password is the one hashed; always derives once. */
export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  const [, ln, r, p, salt = "", key = ""] = encoded.match(format) ?? [];
  if (ln === undefined) throw new Error("A stored password hash has an unknown format.");
  const expected = Buffer.from(key, "base64");
  const actual = await derive(password, Buffer.from(salt, "base64"), expected.length, {
    costExponent: Number(ln),
    blockSize: Number(r),
    parallelism: Number(p),
  });
  return timingSafeEqual(actual, expected);
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
