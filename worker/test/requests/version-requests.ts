import { eq } from "drizzle-orm";
import { sha256Hex } from "../../kernel/digest.ts";
import { jobs } from "../../platform/jobs/tables.ts";
import { callApi } from "../api-client.ts";
import { type Team, testDatabase } from "../team.ts";
import { newDocument, newProject, newVersion, waitForJob } from "../workspace.ts";
import { api, type Requests } from "./request.ts";

async function startExport(team: Team) {
  const version = await newVersion(team.OWNER);
  const { body } = await callApi("POST", api(`/versions/${version.id}/exports`), {
    token: team.OWNER.token,
    body: { format: "md" },
  });
  return { body, projectId: version.projectId };
}

async function newExport(team: Team, { finished }: { finished: boolean }) {
  const { body, projectId } = await startExport(team);
  if (finished) await waitForJob(team.OWNER, body.job.id);
  return { exportId: String(body.export.id), projectId };
}

async function newShareLink(team: Team): Promise<{ id: string; token: string }> {
  const version = await newVersion(team.OWNER);
  const { body } = await callApi("POST", api(`/versions/${version.id}/links`), {
    token: team.OWNER.token,
    body: {},
  });
  return body;
}

export async function newQueuedJob(team: Team) {
  const { body, projectId } = await startExport(team);
  return { jobId: String(body.job.id), projectId };
}

export async function newFailedJob(team: Team): Promise<string> {
  const { jobId } = await newQueuedJob(team);
  await waitForJob(team.OWNER, jobId);
  await testDatabase().update(jobs).set({ status: "failed" }).where(eq(jobs.id, jobId));
  return jobId;
}

/** Requests about versions, the files made of them, and jobs. */
export const versionRequests: Requests = {
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
  cancelJob: async (team) => ({ path: api(`/jobs/${(await newQueuedJob(team)).jobId}/cancel`) }),
};
