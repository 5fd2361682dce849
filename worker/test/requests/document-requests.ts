import { eq } from "drizzle-orm";
import { documents } from "../../modules/documents/docs/tables.ts";
import { memberships } from "../../modules/identity/tables.ts";
import { callApi } from "../api-client.ts";
import { newPerson, type Person, type Team, testDatabase } from "../team.ts";
import {
  newDocument,
  newHistoryPath,
  newImagePath,
  newProject,
  newSuggestion,
  newThread,
  smallPng,
} from "../workspace.ts";
import { api, type Requests } from "./request.ts";

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

/** A conversation that the caller started, or the owner where the caller is a stranger. */
function newThreadOf(team: Team, caller: Person) {
  return newThread(team.OWNER, caller === team.stranger ? team.OWNER : caller);
}

/** Requests about projects and their documents. */
export const documentRequests: Requests = {
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
  listCommentPlaces: async (team) => ({
    path: api(`/docs/${(await newThread(team.OWNER)).documentId}/comments/places`),
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
  listSuggestionPlaces: async (team) => ({
    path: api(`/docs/${(await newSuggestion(team.OWNER)).documentId}/suggestions/places`),
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
};
