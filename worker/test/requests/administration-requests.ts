import { newId } from "../../kernel/ids.ts";
import { emails } from "../../platform/email/tables.ts";
import { callApi } from "../api-client.ts";
import { newPerson, testDatabase } from "../team.ts";
import { api, type Requests } from "./request.ts";
import { newFailedJob } from "./version-requests.ts";

/** A mail that its provider refused. */
export async function newFailedEmail(): Promise<string> {
  const id = newId("email");
  const createdAt = new Date().toISOString();
  const recipient = `${id}@example.com`;
  const data = { name: "Mara", url: "https://docuforge.test/forgot-password" };
  await testDatabase().insert(emails).values({
    id,
    template: "password-changed",
    recipient,
    data,
    status: "failed",
    attempts: 1,
    error: "Refused.",
    createdAt,
  });
  return id;
}

/** Requests of those who administer the platform. */
export const administrationRequests: Requests = {
  searchUsers: async () => ({ path: api("/admin/users") }),
  getUser: async (team) => ({ path: api(`/admin/users/${team.stranger.id}`) }),
  disableUser: async () => ({
    path: api(`/admin/users/${(await newPerson()).id}/disable`),
    body: { reason: "It sends unwanted invitations." },
  }),
  enableUser: async (team) => {
    const path = api(`/admin/users/${(await newPerson()).id}`);
    const { token } = team.PLATFORM_ADMIN;
    await callApi("POST", `${path}/disable`, { token, body: { reason: "By mistake." } });
    return { path: `${path}/enable` };
  },
  setPlatformRole: async () => ({
    path: api(`/admin/users/${(await newPerson()).id}/platform-role`),
    body: { role: "MODERATOR" },
  }),
  listUserSessions: async (team) => ({ path: api(`/admin/users/${team.OWNER.id}/sessions`) }),
  endUserSessions: async () => ({
    path: api(`/admin/users/${(await newPerson()).id}/sessions`),
  }),
  endUserSession: async () => {
    const person = await newPerson();
    const { body } = await callApi("GET", api("/me/sessions"), { token: person.token });
    return { path: api(`/admin/users/${person.id}/sessions/${body.items[0].id}`) };
  },
  searchOrganizations: async () => ({ path: api("/admin/organizations") }),
  listEmails: async () => ({ path: api("/admin/emails") }),
  resendEmail: async () => ({ path: api(`/admin/emails/${await newFailedEmail()}/resend`) }),
  listSwitches: async () => ({ path: api("/admin/switches") }),
  setSwitch: async () => ({
    path: api("/admin/switches"),
    body: { name: "sharing", enabled: true },
  }),
  listPlatformJobs: async () => ({ path: api("/admin/jobs") }),
  retryPlatformJob: async (team) => ({
    path: api(`/admin/jobs/${await newFailedJob(team)}/retry`),
  }),
  getPlatformStatistics: async () => ({ path: api("/admin/statistics") }),
  listPlatformAudit: async () => ({ path: api("/admin/audit") }),
};
