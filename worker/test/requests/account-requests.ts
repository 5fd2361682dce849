import { memberships } from "../../modules/identity/tables.ts";
import { callApi } from "../api-client.ts";
import { mailedToken } from "../mailbox.ts";
import { newPerson, type Person, type Team, testDatabase, testPassword } from "../team.ts";
import { api, type Requests } from "./request.ts";
import { endTwoFactor } from "./way-in-requests.ts";

/** Somebody who stays when the owner goes. */
async function addOwner({ organizationId }: Team): Promise<void> {
  const { id: userId } = await newPerson();
  const createdAt = new Date().toISOString();
  await testDatabase()
    .insert(memberships)
    .values({ organizationId, userId, role: "OWNER", createdAt });
}

async function newSessionId(person: Person): Promise<string> {
  await endTwoFactor(person);
  const { email, token } = person;
  const before = await callApi("GET", api("/me/sessions"), { token });
  await callApi("POST", api("/auth/login"), { body: { email, password: testPassword } });
  const after = await callApi("GET", api("/me/sessions"), { token });
  const known = new Set(before.body.items.map(({ id }: { id: string }) => id));
  return after.body.items.find(({ id }: { id: string }) => !known.has(id)).id;
}

/** Requests of people about their own account and session. */
export const accountRequests: Requests = {
  signUp: async () => ({
    path: api("/auth/signup"),
    body: { email: `${crypto.randomUUID()}@example.com`, password: testPassword, name: "Ines" },
  }),
  logIn: async () => {
    const { email } = await newPerson();
    return { path: api("/auth/login"), body: { email, password: testPassword } };
  },
  refreshSession: async () => {
    const { refreshToken } = await newPerson();
    return { path: api("/auth/refresh"), body: { refreshToken } };
  },
  logOut: async () => {
    const { refreshToken } = await newPerson();
    return { path: api("/auth/logout"), body: { refreshToken } };
  },
  listSessions: async () => ({ path: api("/me/sessions") }),
  endSession: async (_team, caller) => ({
    path: api(`/me/sessions/${await newSessionId(caller)}`),
  }),
  endOtherSessions: async () => ({ path: api("/me/sessions") }),
  getMe: async () => ({ path: api("/me") }),
  verifyEmail: async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await callApi("POST", api("/auth/signup"), {
      body: { email, password: testPassword, name: "Ines" },
    });
    return { path: api("/auth/verify-email"), body: { token: await mailedToken(email) } };
  },
  updateMe: async () => ({ path: api("/me"), body: { name: "Mara Okonjo" } }),
  changeEmail: async () => ({
    path: api("/me/email"),
    body: { email: `${crypto.randomUUID()}@example.com`, currentPassword: testPassword },
  }),
  confirmEmail: async () => {
    const { token } = await newPerson();
    const email = `${crypto.randomUUID()}@example.com`;
    const body = { email, currentPassword: testPassword };
    await callApi("POST", api("/me/email"), { token, body });
    return { path: api("/auth/confirm-email"), body: { token: await mailedToken(email) } };
  },
  deleteMe: async (team, caller) => {
    if (caller === team.OWNER) await addOwner(team);
    return { path: api("/me"), body: { currentPassword: testPassword } };
  },
  restoreMe: async () => ({ path: api("/me/restore") }),
  exportMe: async () => ({ path: api("/me/export") }),
  sendVerification: async () => ({ path: api("/me/verification") }),
  resendVerification: async (_team, { email }) => ({
    path: api("/auth/resend-verification"),
    body: { email },
  }),
  requestPasswordReset: async (_team, { email }) => ({
    path: api("/auth/request-password-reset"),
    body: { email },
  }),
  resetPassword: async () => {
    const { email } = await newPerson();
    await callApi("POST", api("/auth/request-password-reset"), { body: { email } });
    return {
      path: api("/auth/reset-password"),
      body: { token: await mailedToken(email), password: testPassword },
    };
  },
  changePassword: async () => ({
    path: api("/me/password"),
    body: { currentPassword: testPassword, newPassword: testPassword },
  }),
  getJwks: async () => ({ path: "/.well-known/jwks.json" }),
  getHealth: async () => ({ path: "/health" }),
  getReadiness: async () => ({ path: "/ready" }),
};
