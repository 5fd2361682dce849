import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { unseal } from "../../../platform/sealing/seal.ts";
import { callApi } from "../../../test/api-client.ts";
import { mailTo } from "../../../test/mailbox.ts";
import { beginTwoFactor, codeOf } from "../../../test/requests/way-in-requests.ts";
import { newPerson, type Person, testContext, testPassword } from "../../../test/team.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { twoFactors, users } from "../tables.ts";
import { resealSecrets } from "./reseal-secrets.ts";

function post(path: string, body: unknown, token?: string) {
  return callApi("POST", `/api/v1${path}`, { body, token });
}

function logIn({ email }: Person, code?: string) {
  return post("/auth/login", { email, password: testPassword, ...(code && { code }) });
}

async function withTwoFactor() {
  const person = await newPerson();
  const secret = await beginTwoFactor(person);
  const code = codeOf(secret);
  const { body } = await post("/me/two-factor/confirm", { code }, person.token);
  return { person, secret, usedCode: code, codes: body.recoveryCodes as string[] };
}

async function reasonOf(answer: ReturnType<typeof logIn>) {
  const { status, body } = await answer;
  return [status, body.error?.details.reason];
}

describe("two-factor authentication", () => {
  it("is on once a code is confirmed, and then asked for after the password", async () => {
    const person = await newPerson();
    const secret = await beginTwoFactor(person);
    expect((await logIn(person)).status).toBe(200);
    const confirm = (code: string) => post("/me/two-factor/confirm", { code }, person.token);
    const wrong = await confirm("000000");
    expect([wrong.status, wrong.body.error.details.field]).toEqual([403, "code"]);
    const { body } = await confirm(codeOf(secret));
    expect(body.recoveryCodes).toHaveLength(10);
    expect(await reasonOf(logIn(person))).toEqual([401, "two_factor_required"]);
    expect(await reasonOf(logIn(person, "000000"))).toEqual([401, "two_factor_wrong"]);
    expect((await logIn(person, codeOf(secret, 1))).status).toBe(200);
    const wrongPassword = { email: person.email, password: "not it at all", code: "000000" };
    expect((await post("/auth/login", wrongPassword)).body.error.details.reason).toBe(
      "credentials",
    );
    const state = await callApi("GET", "/api/v1/me/two-factor", { token: person.token });
    expect(state.body).toMatchObject({ enabledAt: expect.any(String), recoveryCodesLeft: 10 });
    expect((await mailTo(person.email))[0]?.subject).toBe("Two-factor authentication is on");
  });

  it("takes each code once, also of those that come at the same moment", async () => {
    const { person, secret, usedCode } = await withTwoFactor();
    expect(await reasonOf(logIn(person, usedCode))).toEqual([401, "two_factor_wrong"]);
    const code = codeOf(secret, 1);
    const answers = await Promise.all([logIn(person, code), logIn(person, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it("takes each recovery code once, however it is typed, until there are new ones", async () => {
    const { person, codes } = await withTwoFactor();
    const [first = "", second = "", third = ""] = codes;
    expect(first).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect((await logIn(person, first.toLowerCase().replaceAll("-", " "))).status).toBe(200);
    expect(await reasonOf(logIn(person, first))).toEqual([401, "two_factor_wrong"]);
    const body = { currentPassword: testPassword, code: second };
    const renewed = await post("/me/two-factor/recovery-codes", body, person.token);
    expect(await reasonOf(logIn(person, third))).toEqual([401, "two_factor_wrong"]);
    expect((await logIn(person, renewed.body.recoveryCodes[0])).status).toBe(200);
  });

  it("needs the password to be begun, renewed and ended", async () => {
    const { person, codes } = await withTwoFactor();
    const { token } = person;
    const wrong = { currentPassword: "not it at all" };
    for (const path of ["/me/two-factor", "/me/two-factor/recovery-codes"]) {
      expect((await post(path, wrong, token)).status).toBe(403);
    }
    const end = (body: unknown) => callApi("DELETE", "/api/v1/me/two-factor", { token, body });
    expect((await end(wrong)).status).toBe(403);
    const right = { currentPassword: testPassword };
    expect((await post("/me/two-factor", right, token)).status).toBe(409);
    const renew = (body: unknown) => post("/me/two-factor/recovery-codes", body, token);
    for (const act of [end, renew]) {
      for (const code of [undefined, "000000"]) {
        const refused = await act({ ...right, code });
        expect([refused.status, refused.body.error.details.field]).toEqual([403, "code"]);
      }
    }
    expect((await end({ ...right, code: codes[0] })).status).toBe(204);
    expect((await logIn(person)).status).toBe(200);
    expect((await post("/me/two-factor/recovery-codes", right, token)).status).toBe(409);
  });

  it("is not ended by guessing, without a password either", async () => {
    const { person } = await withTwoFactor();
    await testContext()
      .db.update(users)
      .set({ passwordHash: lockedPasswordHash })
      .where(eq(users.id, person.id));
    const guess = (code: string) =>
      callApi("DELETE", "/api/v1/me/two-factor", {
        token: person.token,
        body: { code },
        headers: { "CF-Connecting-IP": "203.0.113.120" },
      });
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess("000000")));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(403), 429, 429]);
  });

  it("keeps its secret sealed, and the clock seals it anew when the key is replaced", async () => {
    const { person, secret } = await withTwoFactor();
    const ctx = testContext();
    const read = async () => {
      const ofPerson = eq(twoFactors.userId, person.id);
      const [row] = await ctx.db.select().from(twoFactors).where(ofPerson);
      return row?.sealedSecret ?? "";
    };
    const before = await read();
    expect(before).not.toContain(secret);
    expect(await unseal(ctx.env.encryptionKeys, before, person.id)).toBe(secret);
    const k = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const keys = [{ kid: "next", k }, ...ctx.env.encryptionKeys];
    const rotated = { ...ctx, env: { ...ctx.env, encryptionKeys: keys } };
    expect(await resealSecrets({ ctx: rotated })).toBeGreaterThan(0);
    const after = await read();
    expect(after).toMatch(/^next\./);
    expect(await unseal([{ kid: "next", k }], after, person.id)).toBe(secret);
    // Back to the key that the other tests have.
    await resealSecrets({
      ctx: { ...ctx, env: { ...ctx.env, encryptionKeys: keys.toReversed() } },
    });
    expect((await logIn(person, codeOf(secret, 1))).status).toBe(200);
  });
});
