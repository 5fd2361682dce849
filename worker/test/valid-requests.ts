import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { sha256Hex } from "../kernel/digest.ts";
import { newId } from "../kernel/ids.ts";
import type { Permission } from "../kernel/permissions.gen.ts";
import { documents } from "../modules/documents/docs/tables.ts";
import {
  linkedAccounts,
  memberships,
  passkeys,
  recoveryCodes,
  twoFactors,
} from "../modules/identity/tables.ts";
import { emails } from "../platform/email/tables.ts";
import { jobs } from "../platform/jobs/tables.ts";
import type { ApiRequest } from "./api-client.ts";
import { callApi } from "./api-client.ts";
import { Authenticator } from "./authenticator.ts";
import { mailedToken } from "./mailbox.ts";
import { signInWithOpenId } from "./sign-in-with.ts";
import {
  addToTeam,
  newPerson,
  type Person,
  type Team,
  testDatabase,
  testPassword,
} from "./team.ts";
import {
  newDocument,
  newHistoryPath,
  newImagePath,
  newProject,
  newSuggestion,
  newThread,
  newVersion,
  smallPng,
  waitForJob,
} from "./workspace.ts";

export interface ValidRequest extends ApiRequest {
  path: string;
}

type MakeRequest = (team: Team, caller: Person) => Promise<ValidRequest>;

const api = (path: string) => `/api/v1${path}`;

const logo =
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";

async function newExport(team: Team, { finished }: { finished: boolean }) {
  const version = await newVersion(team.OWNER);
  const { body } = await callApi("POST", api(`/versions/${version.id}/exports`), {
    token: team.OWNER.token,
    body: { format: "md" },
  });
  if (finished) await waitForJob(team.OWNER, body.job.id);
  return { exportId: String(body.export.id), projectId: version.projectId };
}

async function newShareLink(team: Team): Promise<{ id: string; token: string }> {
  const version = await newVersion(team.OWNER);
  const { body } = await callApi("POST", api(`/versions/${version.id}/links`), {
    token: team.OWNER.token,
    body: {},
  });
  return body;
}

async function newQueuedJob(team: Team) {
  const document = await newDocument(team.OWNER, "");
  const { body } = await callApi("POST", api(`/docs/${document.id}/generate`), {
    token: team.OWNER.token,
    body: {},
  });
  return { jobId: String(body.job.id), projectId: document.projectId };
}

async function newFailedJob(team: Team): Promise<string> {
  const { jobId } = await newQueuedJob(team);
  await waitForJob(team.OWNER, jobId);
  await testDatabase().update(jobs).set({ status: "failed" }).where(eq(jobs.id, jobId));
  return jobId;
}

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

/** Whatever a test before has left: without asking for a code. */
async function endTwoFactor({ id }: Person): Promise<void> {
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

/** Somebody who stays when the owner goes. */
async function addOwner({ organizationId }: Team): Promise<void> {
  const { id: userId } = await newPerson();
  const createdAt = new Date().toISOString();
  await testDatabase()
    .insert(memberships)
    .values({ organizationId, userId, role: "OWNER", createdAt });
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

/** A viewer of the team's organization who may edit one new project. */
async function newProjectMember(team: Team, { raised }: { raised: boolean }) {
  const { id: userId } = await newPerson();
  const { organizationId } = team;
  const createdAt = new Date().toISOString();
  await testDatabase()
    .insert(memberships)
    .values({ organizationId, userId, role: "VIEWER", createdAt });
  const members = api(`/projects/${(await newProject(team.OWNER)).id}/members`);
  const body = { userId, role: "EDITOR" };
  if (raised) await callApi("POST", members, { token: team.OWNER.token, body });
  return { members, userId, body };
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

/** A conversation that the caller started, or the owner where the caller is a stranger. */
function newThreadOf(team: Team, caller: Person) {
  return newThread(team.OWNER, caller === team.stranger ? team.OWNER : caller);
}

/** A request that every route accepts from its caller or an owner, with resources of its own. */
export const validRequests: Record<string, MakeRequest> = {
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
  removePasskey: async (_team, caller) => ({
    path: api(`/me/passkeys/${(await newPasskey(caller)).id}`),
    body: { currentPassword: testPassword },
  }),
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
  getJwks: async () => ({ path: "/.well-known/jwks.json" }),
  getHealth: async () => ({ path: "/health" }),
  getReadiness: async () => ({ path: "/ready" }),
  listProjects: async () => ({ path: api("/projects") }),
  createProject: async (team) => ({
    path: api("/projects"),
    body: { name: "Dispatch desk", organizationId: team.organizationId },
  }),
  getProject: async (team) => ({ path: api(`/projects/${(await newProject(team.OWNER)).id}`) }),
  updateProject: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}`),
    body: { name: "Another name" },
  }),
  archiveProject: async (team) => ({ path: api(`/projects/${(await newProject(team.OWNER)).id}`) }),
  listProjectMembers: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}/members`),
  }),
  addProjectMember: async (team) => {
    const { members, body } = await newProjectMember(team, { raised: false });
    return { path: members, body };
  },
  updateProjectMember: async (team) => {
    const { members, userId } = await newProjectMember(team, { raised: true });
    return { path: `${members}/${userId}`, body: { role: "ADMIN" } };
  },
  removeProjectMember: async (team) => {
    const { members, userId } = await newProjectMember(team, { raised: true });
    return { path: `${members}/${userId}` };
  },
  getContext: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}/context`),
  }),
  putContext: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}/context`),
    body: { context: { outOfScope: ["Billing"] } },
  }),
  listDocuments: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}/docs`),
  }),
  createDocument: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}/docs`),
    body: { type: "PRD", title: "Product requirements" },
  }),
  getDocument: async (team) => ({ path: api(`/docs/${(await newDocument(team.OWNER, "")).id}`) }),
  updateDocument: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER, "")).id}`),
    body: { title: "Another title" },
  }),
  archiveDocument: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER, "")).id}`),
  }),
  getDraft: async (team) => ({ path: api(`/docs/${(await newDocument(team.OWNER)).id}/draft`) }),
  putDraft: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/draft`),
    body: { content: "# Other\n" },
    headers: { "If-Match": "*" },
  }),
  listCommentThreads: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/comments`),
  }),
  createCommentThread: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/comments`),
    body: { body: "Which text?", anchor: { start: 13, quote: "A text" } },
  }),
  replyToThread: async (team) => ({
    path: api(`/comment-threads/${(await newThread(team.OWNER)).id}/replies`),
    body: { body: "This one." },
  }),
  resolveThread: async (team) => ({
    path: api(`/comment-threads/${(await newThread(team.OWNER)).id}/resolve`),
  }),
  reopenThread: async (team) => ({
    path: api(`/comment-threads/${(await newThread(team.OWNER)).id}/reopen`),
  }),
  markThreadRead: async (team) => ({
    path: api(`/comment-threads/${(await newThread(team.OWNER)).id}/read`),
  }),
  listMentions: async () => ({ path: api("/me/mentions") }),
  updateComment: async (team, caller) => ({
    path: api(`/comments/${(await newThreadOf(team, caller)).comments[0].id}`),
    body: { body: "Which paragraph?" },
  }),
  deleteComment: async (team, caller) => ({
    path: api(`/comments/${(await newThreadOf(team, caller)).comments[0].id}`),
  }),
  getDiscussion: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/discussion`),
  }),
  listSuggestions: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/suggestions`),
  }),
  createSuggestion: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/suggestions`),
    body: { start: 13, quote: "A text", replacement: "Another text" },
  }),
  acceptSuggestion: async (team) => ({
    path: api(`/suggestions/${(await newSuggestion(team.OWNER)).id}/accept`),
  }),
  rejectSuggestion: async (team) => ({
    path: api(`/suggestions/${(await newSuggestion(team.OWNER)).id}/reject`),
    body: { reason: "It was agreed." },
  }),
  patchDraftSection: async (team) => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const { body } = await callApi("GET", api(`/docs/${id}/draft`), { token: team.OWNER.token });
    return {
      path: api(`/docs/${id}/draft/sections/title`),
      body: { content: "# Title\n\nMore.\n", baseHash: body.sections[0].hash },
    };
  },
  createLiveTicket: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/live-ticket`),
  }),
  openLive: async (team) => {
    const { id } = await newDocument(team.OWNER);
    const { token } = team.OWNER;
    const { body } = await callApi("POST", api(`/docs/${id}/live-ticket`), { token });
    return {
      path: api(`/docs/${id}/live?ticket=${body.ticket}`),
      headers: { Upgrade: "websocket" },
    };
  },
  createImage: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/images`),
    rawBody: smallPng(),
    headers: { "Content-Type": "image/png" },
  }),
  createImport: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}/imports?type=SRS`),
    rawBody: "# Lift monitoring\n\nThe cabin reports its position.\n",
    headers: { "Content-Type": "text/markdown" },
  }),
  getImage: async (team) => ({ path: await newImagePath(team.OWNER) }),
  listHistory: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/history`),
  }),
  getHistoryEntry: async (team) => ({ path: api(await newHistoryPath(team.OWNER)) }),
  diffHistory: async (team) => ({ path: api(`${await newHistoryPath(team.OWNER)}/diff`) }),
  restoreHistoryEntry: async (team) => ({
    path: api(`${await newHistoryPath(team.OWNER)}/restore`),
  }),
  generateDraft: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER, "")).id}/generate`),
    body: {},
  }),
  regenerateSection: async (team) => ({
    path: api(
      `/docs/${(await newDocument(team.OWNER, "# T\n\n## 3 User classes\n")).id}/regenerate-section`,
    ),
    body: { sectionId: "t.3-user-classes" },
  }),
  checkDraft: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/checks`),
  }),
  getCheckRules: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/check-rules`),
  }),
  publishDraft: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/publish`),
    body: { label: "Pilot" },
  }),
  listVersions: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER, "")).id}/versions`),
  }),
  getVersion: async (team) => ({ path: api(`/versions/${(await newVersion(team.OWNER)).id}`) }),
  listApprovals: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/approvals`),
  }),
  approveDraft: async (team) => {
    const content = "# Approved\n";
    return {
      path: api(`/docs/${(await newDocument(team.OWNER, content)).id}/approvals`),
      body: { contentHash: await sha256Hex(content) },
    };
  },
  withdrawApproval: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/approvals/mine`),
  }),
  getVersionContent: async (team) => ({
    path: api(`/versions/${(await newVersion(team.OWNER)).id}/content`),
  }),
  diffVersions: async (team) => ({
    path: api(`/versions/${(await newVersion(team.OWNER)).id}/diff`),
  }),
  restoreVersion: async (team) => ({
    path: api(`/versions/${(await newVersion(team.OWNER)).id}/restore`),
  }),
  listDraftRequirements: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/requirements`),
  }),
  listVersionRequirements: async (team) => ({
    path: api(`/versions/${(await newVersion(team.OWNER)).id}/requirements`),
  }),
  createShareLink: async (team) => ({
    path: api(`/versions/${(await newVersion(team.OWNER)).id}/links`),
    body: {},
  }),
  listShareLinks: async (team) => ({
    path: api(`/versions/${(await newVersion(team.OWNER)).id}/links`),
  }),
  revokeShareLink: async (team) => ({ path: api(`/links/${(await newShareLink(team)).id}`) }),
  openSharedVersion: async (team) => ({ path: `/share/${(await newShareLink(team)).token}` }),
  createExport: async (team) => ({
    path: api(`/versions/${(await newVersion(team.OWNER)).id}/exports`),
    body: { format: "md" },
  }),
  getOrganizationPack: async (team) => ({
    path: api(`/orgs/${team.organizationId}/prompt-packs/ADR`),
  }),
  putPackOverride: async (team) => {
    const path = api(`/orgs/${team.organizationId}/prompt-packs/ADR`);
    const { body } = await callApi("GET", path, { token: team.OWNER.token });
    return { path: `${path}/override`, body: { revision: body.override.revision, sections: [] } };
  },
  getDocumentPack: async (team) => ({
    path: api(`/docs/${(await newDocument(team.OWNER)).id}/pack`),
  }),
  upgradeDocumentPack: async (team) => {
    const { id } = await newDocument(team.OWNER);
    await testDatabase()
      .update(documents)
      .set({ type: "ADR", promptPack: "adr/v1" })
      .where(eq(documents.id, id));
    return { path: api(`/docs/${id}/pack-upgrade`), body: { from: "adr/v1", to: "adr/v2" } };
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
  createProjectExport: async (team) => ({
    path: api(`/projects/${(await newVersion(team.OWNER)).projectId}/exports`),
    body: { format: "md" },
  }),
  createExportLink: async (team) => ({
    path: api(`/exports/${(await newExport(team, { finished: false })).exportId}/links`),
    body: {},
  }),
  followExportLink: async (team) => {
    const { exportId } = await newExport(team, { finished: true });
    const { token } = team.OWNER;
    const link = await callApi("POST", api(`/exports/${exportId}/links`), { token, body: {} });
    return { path: new URL(link.body.url).pathname };
  },
  listExports: async (team) => ({
    path: api(`/projects/${(await newProject(team.OWNER)).id}/exports`),
  }),
  getExport: async (team) => ({
    path: api(`/exports/${(await newExport(team, { finished: false })).exportId}`),
  }),
  downloadExport: async (team) => ({
    path: api(`/exports/${(await newExport(team, { finished: true })).exportId}/download`),
  }),
  listJobs: async (team) => ({ path: api(`/projects/${(await newProject(team.OWNER)).id}/jobs`) }),
  getJob: async (team) => ({ path: api(`/jobs/${(await newQueuedJob(team)).jobId}`) }),
  retryJob: async (team) => {
    return { path: api(`/jobs/${await newFailedJob(team)}/retry`) };
  },
  getUsage: async (team) => ({ path: api(`/orgs/${team.organizationId}/usage`) }),
  putUsageLimit: async (team) => ({
    path: api(`/orgs/${team.organizationId}/usage-limit`),
    body: { monthlyTokens: 1_000_000, monthlyCostMicros: null },
  }),
  getGenerationQuality: async (team) => ({
    path: api(`/orgs/${team.organizationId}/generation-quality`),
  }),
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
  cancelJob: async (team) => ({ path: api(`/jobs/${(await newQueuedJob(team)).jobId}/cancel`) }),
};
