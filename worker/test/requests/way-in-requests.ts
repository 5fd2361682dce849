import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import {
  linkedAccounts,
  passkeys,
  recoveryCodes,
  twoFactors,
} from "../../modules/identity/tables.ts";
import { callApi } from "../api-client.ts";
import { Authenticator } from "../authenticator.ts";
import { signInWithOpenId } from "../sign-in-with.ts";
import { newPerson, type Person, testDatabase, testPassword } from "../team.ts";
import { api, type Requests } from "./request.ts";

/** Whatever a test before has left: without asking for a code. */
export async function endTwoFactor({ id }: Person): Promise<void> {
  await testDatabase().delete(twoFactors).where(eq(twoFactors.userId, id));
  await testDatabase().delete(recoveryCodes).where(eq(recoveryCodes.userId, id));
}

/** Gives a person a new secret for an authenticator. */
export async function beginTwoFactor(person: Person): Promise<string> {
  await endTwoFactor(person);
  const { token } = person;
  const body = { currentPassword: testPassword };
  const begun = await callApi("POST", api("/me/two-factor"), { token, body });
  return begun.body.secret;
}

/** What an authenticator with this secret shows, some steps of 30 seconds from now. */
export function codeOf(secret: string, stepsLater = 0): string {
  const timestamp = Date.now() + stepsLater * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** What is sent to store a new passkey. */
async function madePasskey(device: Authenticator, { token }: Person) {
  const body = { currentPassword: testPassword };
  const begun = await callApi("POST", api("/me/passkeys/challenge"), { token, body });
  return { name: "MacBook of Mara", credential: await device.create(begun.body) };
}

/** A passkey of a person, and the device that has it; no other is left. */
async function newPasskey(person: Person) {
  await testDatabase().delete(passkeys).where(eq(passkeys.userId, person.id));
  const device = await Authenticator.make();
  const { body } = await callApi("POST", api("/me/passkeys"), {
    token: person.token,
    body: await madePasskey(device, person),
  });
  return { device, id: String(body.id) };
}

/** Requests about what opens an account besides its password. */
export const wayInRequests: Requests = {
  getTwoFactor: async () => ({ path: api("/me/two-factor") }),
  beginTwoFactor: async (_team, caller) => {
    await endTwoFactor(caller);
    return { path: api("/me/two-factor"), body: { currentPassword: testPassword } };
  },
  confirmTwoFactor: async (_team, caller) => {
    const secret = await beginTwoFactor(caller);
    return { path: api("/me/two-factor/confirm"), body: { code: codeOf(secret) } };
  },
  renewRecoveryCodes: async (_team, caller) => {
    const { token } = caller;
    const secret = await beginTwoFactor(caller);
    const body = { code: codeOf(secret) };
    await callApi("POST", api("/me/two-factor/confirm"), { token, body });
    return {
      path: api("/me/two-factor/recovery-codes"),
      body: { currentPassword: testPassword, code: codeOf(secret, 1) },
    };
  },
  endTwoFactor: async (_team, caller) => {
    const { token } = caller;
    const secret = await beginTwoFactor(caller);
    const body = { code: codeOf(secret) };
    await callApi("POST", api("/me/two-factor/confirm"), { token, body });
    return {
      path: api("/me/two-factor"),
      body: { currentPassword: testPassword, code: codeOf(secret, 1) },
    };
  },
  listOAuthProviders: async () => ({ path: api("/auth/oauth") }),
  beginOAuth: async () => ({ path: api("/auth/oauth/forge?next=/projects") }),
  completeOAuth: async () => ({ path: api("/auth/oauth/forge/callback?error=access_denied") }),
  finishOAuth: async () => {
    const { token, cookie } = await signInWithOpenId((await newPerson()).email);
    return {
      path: api("/auth/oauth/finish"),
      body: { token, password: testPassword },
      headers: { Cookie: cookie },
    };
  },
  getSignInMethods: async () => ({ path: api("/me/sign-in-methods") }),
  linkAccount: async () => ({
    path: api("/me/linked-accounts/forge"),
    body: { currentPassword: testPassword },
  }),
  unlinkAccount: async (_team, { id: userId }) => {
    const row = { provider: "forge", subject: crypto.randomUUID(), userId };
    await testDatabase()
      .insert(linkedAccounts)
      .values({ ...row, createdAt: new Date().toISOString() })
      .onConflictDoNothing();
    return {
      path: api("/me/linked-accounts/forge"),
      body: { currentPassword: testPassword },
    };
  },
  beginPasskeySignIn: async () => ({ path: api("/auth/passkeys/challenge") }),
  signInWithPasskey: async () => {
    const { device } = await newPasskey(await newPerson());
    const { body } = await callApi("GET", api("/auth/passkeys/challenge"));
    return { path: api("/auth/passkeys"), body: { credential: await device.answer(body) } };
  },
  listPasskeys: async () => ({ path: api("/me/passkeys") }),
  beginPasskey: async () => ({
    path: api("/me/passkeys/challenge"),
    body: { currentPassword: testPassword },
  }),
  createPasskey: async (_team, caller) => ({
    path: api("/me/passkeys"),
    body: await madePasskey(await Authenticator.make(), caller),
  }),
  renamePasskey: async (_team, caller) => ({
    path: api(`/me/passkeys/${(await newPasskey(caller)).id}`),
    body: { name: "Key ring of Mara" },
  }),
  removePasskey: async (_team, caller) => ({
    path: api(`/me/passkeys/${(await newPasskey(caller)).id}`),
    body: { currentPassword: testPassword },
  }),
};
