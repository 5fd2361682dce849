import { describe, expect, it } from "vitest";
import { findPassword, hashPassword, newSalt, verifyPassword } from "./password-hash.ts";

const password = "seven lifts before noon";

describe("hashPassword", () => {
  it("uses scrypt at OWASP strength with a salt of its own", async () => {
    const [one, two] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(two).not.toBe(one);
  });

  it("is the scrypt of RFC 7914", async () => {
    // Section 12, the vector with N=16384, r=8, p=1.
    const salt = Buffer.from("SodiumChloride").toString("base64").replace(/=+$/, "");
    const encoded = `$scrypt$ln=14,r=8,p=1$${salt}$`;
    const expected =
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887";
    const key = Buffer.from(expected, "hex").toString("base64").replace(/=+$/, "");
    expect(await verifyPassword("pleaseletmein", `${encoded}${key}`)).toBe(true);
    expect(await verifyPassword("pleaseletmeout", `${encoded}${key}`)).toBe(false);
  });
});

describe("verifyPassword", () => {
  it("accepts the password and nothing near it", async () => {
    const encoded = await hashPassword(password);
    expect(await verifyPassword(password, encoded)).toBe(true);
    expect(await verifyPassword(`${password} `, encoded)).toBe(false);
    expect(await verifyPassword(password.toUpperCase(), encoded)).toBe(false);
  });

  it("accepts any form of the same characters (NFKC)", async () => {
    const encoded = await hashPassword("Ströme fließen ﬁnal");
    expect(await verifyPassword("Stro\u0308me fließen final", encoded)).toBe(true);
  });

  it("takes the parameters from the hash", async () => {
    const encoded = await hashPassword(password);
    expect(await verifyPassword(password, encoded.replace("p=5", "p=4"))).toBe(false);
  });

  it("never accepts anything for an unknown e-mail", async () => {
    expect(await findPassword("", [])).toBe(-1);
    expect(await findPassword(password, [])).toBe(-1);
  });

  it("finds the first of several hashes, also with one salt", async () => {
    const salt = newSalt();
    const [other, same, again] = await Promise.all([
      hashPassword("four gantries under rain", salt),
      hashPassword(password, salt),
      hashPassword(password),
    ]);
    expect(await findPassword(password, [other, same, again])).toBe(1);
    expect(await findPassword("nine cranes after dusk", [other, same, again])).toBe(-1);
  });

  it("throws on a hash it cannot read", async () => {
    await expect(verifyPassword(password, "plain")).rejects.toThrow(/format/);
  });
});
