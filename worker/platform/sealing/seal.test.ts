import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { seal, unseal } from "./seal.ts";

function newKey(kid: string) {
  return { kid, k: randomBytes(32).toString("base64url") };
}

it("opens what it sealed, for the same owner only, never twice the same", async () => {
  const keys = [newKey("a")];
  const [one, two] = [await seal(keys, "비밀", "usr_1"), await seal(keys, "비밀", "usr_1")];
  expect(one).not.toBe(two);
  expect(one).not.toContain("비밀");
  expect(await unseal(keys, one, "usr_1")).toBe("비밀");
  await expect(unseal(keys, one, "usr_2")).rejects.toThrow();
  await expect(unseal(keys, `${one.slice(0, -4)}AAA=`, "usr_1")).rejects.toThrow();
});

it("takes a text of megabytes", async () => {
  const keys = [newKey("a")];
  const text = "비밀 ".repeat(300_000);
  expect(await unseal(keys, await seal(keys, text, "usr_1"), "usr_1")).toBe(text);
});

it("opens with an older key as long as it is there", async () => {
  const old = newKey("old");
  const sealed = await seal([old], "secret", "usr_1");
  const rotated = [newKey("new"), old];
  expect(await unseal(rotated, sealed, "usr_1")).toBe("secret");
  await expect(unseal([newKey("new")], sealed, "usr_1")).rejects.toThrow(/gone/);
});
