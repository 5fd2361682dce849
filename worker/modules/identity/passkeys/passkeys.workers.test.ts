import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { Authenticator } from "../../../test/authenticator.ts";
import { mailTo } from "../../../test/mailbox.ts";
import { beginTwoFactor, codeOf } from "../../../test/requests/way-in-requests.ts";
import { newPerson, type Person, testDatabase, testPassword } from "../../../test/team.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import { ceremonies, passkeys, sessions, users } from "../tables.ts";

async function challenge() {
  return (await callApi("GET", "/api/v1/auth/passkeys/challenge")).body;
}

async function creation({ token }: Person) {
  const { status, body } = await callApi("POST", "/api/v1/me/passkeys/challenge", {
    token,
    body: {},
  });
  expect(status).toBe(200);
  return body;
}

function store({ token }: Person, credential: unknown, name = "MacBook of Mara") {
  return callApi("POST", "/api/v1/me/passkeys", { token, body: { name, credential } });
}

function signIn(credential: unknown) {
  return callApi("POST", "/api/v1/auth/passkeys", { body: { credential } });
}

function remove({ token }: Person, id: string, body: Record<string, unknown> = {}) {
  return callApi("DELETE", `/api/v1/me/passkeys/${id}`, { token, body });
}

/** A person with a passkey, and the device that has it. */
async function newHolder(counter = 0) {
  const person = await newPerson();
  const device = await Authenticator.make();
  const stored = await store(person, await device.create(await creation(person), { counter }));
  expect(stored.status, JSON.stringify(stored.body)).toBe(201);
  return { person, device, passkey: stored.body };
}

describe("a passkey", () => {
  it("is made discoverable, with the person verified, named and listed, and told by mail", async () => {
    const { person, passkey } = await newHolder();
    const options = await creation(person);
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "DocuForge" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    expect(options.excludeCredentials).toHaveLength(1);
    expect(passkey).toMatchObject({ name: "MacBook of Mara", lastUsedAt: null });
    const { token } = person;
    const { body } = await callApi("GET", "/api/v1/me/passkeys?limit=1", { token });
    expect(body.items).toEqual([passkey]);
    const rename = (by: string) =>
      callApi("PATCH", `/api/v1/me/passkeys/${passkey.id}`, { token: by, body: { name: "열쇠" } });
    expect((await rename((await newPerson()).token)).status).toBe(404);
    expect((await rename(token)).body).toEqual({ ...passkey, name: "열쇠" });
    const [mail] = await mailTo(person.email);
    expect(mail?.text).toContain("MacBook of Mara");
  });

  it("signs in without an address, and stands for a second factor", async () => {
    const { person, device } = await newHolder();
    const secret = await beginTwoFactor(person);
    await callApi("POST", "/api/v1/me/two-factor/confirm", {
      token: person.token,
      body: { code: codeOf(secret) },
    });
    const { status, body } = await signIn(await device.answer(await challenge()));
    expect(status).toBe(200);
    expect(body.user.id).toBe(person.id);
    const { body: listed } = await callApi("GET", "/api/v1/me/passkeys", { token: person.token });
    expect(listed.items[0].lastUsedAt).not.toBeNull();
  });

  it("answers a challenge once, before it is over, for this site, with the person verified", async () => {
    const { person, device } = await newHolder();
    const used = await device.answer(await challenge());
    expect((await signIn(used)).status).toBe(200);
    const late = await challenge();
    await testDatabase()
      .update(ceremonies)
      .set({ expiresAt: new Date().toISOString() })
      .where(eq(ceremonies.hash, await hashSecret(late.challenge)));
    const another = await Authenticator.make();
    await another.create(await creation(person));
    const refused = [
      used,
      await device.answer(late),
      await device.answer({ challenge: "AAAA", rpId: "localhost" }),
      await device.answer(await challenge(), { origin: "https://evil.example" }),
      await device.answer({ ...(await challenge()), rpId: "evil.example" }),
      await device.answer(await challenge(), { userVerified: false }),
      await another.answer(await challenge()),
      { ...(await another.answer(await challenge())), id: used.id, rawId: used.id },
    ];
    for (const credential of refused) {
      const { status, body } = await signIn(credential);
      expect([status, body.error.details.reason]).toEqual([401, "passkey_refused"]);
    }
  });

  it("is refused when its counter has not moved on, also at the same moment", async () => {
    const { device } = await newHolder(5);
    expect((await signIn(await device.answer(await challenge(), { counter: 7 }))).status).toBe(200);
    for (const counter of [7, 6, 0]) {
      const { status } = await signIn(await device.answer(await challenge(), { counter }));
      expect(status, `${counter}`).toBe(401);
    }
    const twins = await Promise.all(
      [8, 8].map(async (counter) => signIn(await device.answer(await challenge(), { counter }))),
    );
    expect(twins.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it("is stored by whom the challenge was given, once", async () => {
    const { person, device } = await newHolder();
    const other = await newPerson();
    const stolen = await store(other, await device.create(await creation(person)));
    expect([stolen.status, stolen.body.error.details.reason]).toEqual([409, "passkey_refused"]);
    const again = await store(other, await device.create(await creation(other)));
    expect([again.status, again.body.error.details.reason]).toEqual([409, "passkey_known"]);
    const unverified = await (await Authenticator.make()).create(await creation(other), {
      userVerified: false,
    });
    expect((await store(other, unverified)).status).toBe(409);
  });

  it("is made and removed by who has proved anew who they are", async () => {
    const { person, passkey } = await newHolder();
    const other = await newPerson();
    expect((await remove(other, passkey.id)).status).toBe(404);
    const old = new Date(Date.now() - 11 * 60 * 1000).toISOString();
    await testDatabase()
      .update(sessions)
      .set({ createdAt: old })
      .where(eq(sessions.userId, person.id));
    const { token } = person;
    const asked = await callApi("POST", "/api/v1/me/passkeys/challenge", { token, body: {} });
    expect(asked.body.error.details.reason).toBe("proof_required");
    expect((await remove(person, passkey.id)).body.error.details.reason).toBe("proof_required");
    const proof = { currentPassword: testPassword };
    expect((await remove(person, passkey.id, proof)).status).toBe(204);
    expect((await remove(person, passkey.id, proof)).status).toBe(404);
  });

  it("is removed once by two who do it at once, noted and told once", async () => {
    const { person, passkey } = await newHolder();
    const twice = await Promise.all([remove(person, passkey.id), remove(person, passkey.id)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 404]);
    const { body } = await callApi("GET", "/api/v1/me/export", { token: person.token });
    const actions = body.activity.map(({ action }: { action: string }) => action);
    expect(actions.filter((action: string) => action === "user.passkey_removed")).toHaveLength(1);
    const mails = await mailTo(person.email, 2);
    expect(mails.filter(({ text }) => text.includes("no longer opens"))).toHaveLength(1);
  });

  it("is not removed as the last way in, also not when two are at once", async () => {
    const { person, passkey } = await newHolder();
    const passwordHash = lockedPasswordHash;
    await testDatabase().update(users).set({ passwordHash }).where(eq(users.id, person.id));
    expect((await remove(person, passkey.id)).body.error.details.reason).toBe("last_way_in");
    const second = await Authenticator.make();
    const stored = await store(person, await second.create(await creation(person)));
    const both = await Promise.all([remove(person, passkey.id), remove(person, stored.body.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    const left = await testDatabase()
      .select({ id: passkeys.id })
      .from(passkeys)
      .where(eq(passkeys.userId, person.id));
    expect(left).toHaveLength(1);
  });
});
