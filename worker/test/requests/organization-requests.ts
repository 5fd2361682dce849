import type { Permission } from "../../kernel/permissions.gen.ts";
import { callApi } from "../api-client.ts";
import { mailedToken } from "../mailbox.ts";
import { addToTeam, newPerson, type Team } from "../team.ts";
import { api, type Requests } from "./request.ts";

const logo =
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";

/** An API key of the team's organization. */
export async function newApiKey(
  { OWNER, organizationId }: Team,
  permissions: readonly Permission[],
): Promise<{ id: string; secret: string }> {
  const { status, body } = await callApi("POST", api(`/orgs/${organizationId}/api-keys`), {
    token: OWNER.token,
    body: { name: "Nightly export", permissions },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

/** The secret of an invitation by somebody new to an address. */
async function newInvitation(email: string): Promise<string> {
  const { token, organizationId } = await newPerson();
  await callApi("POST", api(`/orgs/${organizationId}/invitations`), {
    token,
    body: { email, role: "VIEWER" },
  });
  return mailedToken(email);
}

async function newMemberPath({ organizationId }: Team): Promise<string> {
  const { id } = await newPerson();
  await addToTeam(organizationId, id, "VIEWER");
  return api(`/orgs/${organizationId}/members/${id}`);
}

/** Requests about an organization. */
export const organizationRequests: Requests = {
  listOrganizations: async () => ({ path: api("/orgs") }),
  createOrganization: async () => ({ path: api("/orgs"), body: { name: "Halden Lift Service" } }),
  getOrganization: async (team) => ({ path: api(`/orgs/${team.organizationId}`) }),
  updateOrganization: async (team) => ({
    path: api(`/orgs/${team.organizationId}`),
    body: { name: "Halden Lift Service" },
  }),
  listInvitations: async (team) => ({ path: api(`/orgs/${team.organizationId}/invitations`) }),
  createInvitation: async (team) => ({
    path: api(`/orgs/${team.organizationId}/invitations`),
    body: { email: `${crypto.randomUUID()}@example.com`, role: "VIEWER" },
  }),
  revokeInvitation: async (team) => {
    const email = `${crypto.randomUUID()}@example.com`;
    const { body } = await callApi("POST", api(`/orgs/${team.organizationId}/invitations`), {
      token: team.OWNER.token,
      body: { email, role: "VIEWER" },
    });
    return { path: api(`/orgs/${team.organizationId}/invitations/${body.id}`) };
  },
  getInvitationOffer: async (_team, caller) => ({
    path: api(`/invitations/${await newInvitation(caller.email)}`),
  }),
  acceptInvitation: async (_team, caller) => ({
    path: api(`/invitations/${await newInvitation(caller.email)}/accept`),
  }),
  declineInvitation: async (_team, caller) => ({
    path: api(`/invitations/${await newInvitation(caller.email)}/decline`),
  }),
  listApiKeys: async (team) => ({ path: api(`/orgs/${team.organizationId}/api-keys`) }),
  createApiKey: async (team) => ({
    path: api(`/orgs/${team.organizationId}/api-keys`),
    body: { name: "Nightly export", permissions: ["project.read"] },
  }),
  revokeApiKey: async (team) => {
    const { id } = await newApiKey(team, ["project.read"]);
    return { path: api(`/orgs/${team.organizationId}/api-keys/${id}`) };
  },
  listAudit: async (team) => ({ path: api(`/orgs/${team.organizationId}/audit`) }),
  exportAudit: async (team) => ({ path: api(`/orgs/${team.organizationId}/audit/export`) }),
  listMembers: async (team) => ({ path: api(`/orgs/${team.organizationId}/members`) }),
  addMember: async (team) => ({
    path: api(`/orgs/${team.organizationId}/members`),
    body: { email: (await newPerson()).email, role: "VIEWER" },
  }),
  updateMember: async (team) => ({ path: await newMemberPath(team), body: { role: "EDITOR" } }),
  removeMember: async (team) => ({ path: await newMemberPath(team) }),
  getOrganizationPack: async (team) => ({
    path: api(`/orgs/${team.organizationId}/prompt-packs/ADR`),
  }),
  putPackOverride: async (team) => {
    const path = api(`/orgs/${team.organizationId}/prompt-packs/ADR`);
    const { body } = await callApi("GET", path, { token: team.OWNER.token });
    return { path: `${path}/override`, body: { revision: body.override.revision, sections: [] } };
  },
  getBranding: async (team) => ({ path: api(`/orgs/${team.organizationId}/branding`) }),
  putBranding: async (team) => ({
    path: api(`/orgs/${team.organizationId}/branding`),
    body: {
      primaryColor: "#12326f",
      accentColor: "#c48a22",
      header: null,
      footer: "{project}",
      coverNote: null,
      cover: true,
      documentControl: true,
    },
  }),
  uploadLogo: async (team) => ({
    path: api(`/orgs/${team.organizationId}/branding/logo`),
    body: { data: logo },
  }),
  deleteLogo: async (team) => ({ path: api(`/orgs/${team.organizationId}/branding/logo`) }),
  getLogo: async (team) => {
    const path = api(`/orgs/${team.organizationId}/branding/logo`);
    await callApi("PUT", path, { token: team.OWNER.token, body: { data: logo } });
    return { path };
  },
  getUsage: async (team) => ({ path: api(`/orgs/${team.organizationId}/usage`) }),
  putUsageLimit: async (team) => ({
    path: api(`/orgs/${team.organizationId}/usage-limit`),
    body: { monthlyTokens: 1_000_000, monthlyCostMicros: null },
  }),
  getGenerationQuality: async (team) => ({
    path: api(`/orgs/${team.organizationId}/generation-quality`),
  }),
};
