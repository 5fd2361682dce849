import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { documentRoom } from "../../../../durable/document-room/client.ts";
import { readEnv } from "../../../env.ts";
import { auditEvents } from "../../../platform/audit/tables.ts";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Team, testDatabase } from "../../../test/team.ts";
import { validRequests } from "../../../test/valid-requests.ts";
import { newVersion } from "../../../test/workspace.ts";
import { documents } from "../docs/tables.ts";
import { projects } from "./tables.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

async function archiveAll(what: "project" | "document", archived: boolean): Promise<void> {
  const table = what === "project" ? projects : documents;
  const archivedAt = archived ? new Date().toISOString() : null;
  await testDatabase()
    .update(table)
    .set({ archivedAt })
    .where(eq(table.organizationId, team.organizationId));
}

/** Without waiting for the half minute for which a room believes what it knew. */
async function forgetGrants(path: string): Promise<void> {
  const documentId = /doc_\w+/.exec(path)?.[0];
  if (documentId === undefined) return;
  await documentRoom(readEnv(env).documentRooms, documentId).revokeGrants();
}

const ofProjects = [
  ["POST", "createDocument"],
  ["PUT", "putContext"],
  ["POST", "createImport"],
  ["DELETE", "archiveDocument"],
] as const;

const ofDocuments = [
  ["PATCH", "updateDocument"],
  ["PUT", "putDraft"],
  ["PATCH", "patchDraftSection"],
  ["POST", "createLiveTicket"],
  ["POST", "generateDraft"],
  ["POST", "regenerateSection"],
  ["POST", "publishDraft"],
  ["POST", "approveDraft"],
  ["POST", "createCommentThread"],
  ["POST", "replyToThread"],
  ["POST", "resolveThread"],
  ["POST", "createSuggestion"],
  ["POST", "acceptSuggestion"],
  ["POST", "restoreHistoryEntry"],
  ["POST", "createImage"],
] as const;

it.each([
  ...[...ofProjects, ...ofDocuments].map((call) => ["project", ...call] as const),
  ...ofDocuments.map((call) => ["document", ...call] as const),
])("an archived %s refuses in words, until it is back: %s %s", async (what, method, operation) => {
  const make = validRequests[operation];
  if (make === undefined) throw new Error(`no request for ${operation}`);
  const { path, ...request } = await make(team, team.OWNER);
  const call = () => callApi(method, path, { ...request, token: team.OWNER.token });
  await archiveAll(what, true);
  await forgetGrants(path);
  const refused = await call();
  expect(refused.status, JSON.stringify(refused.body)).toBe(409);
  expect(refused.body.error).toMatchObject({
    code: "CONFLICT",
    details: { reason: "archived", entity: what },
  });
  await archiveAll(what, false);
  expect((await call()).status).toBeLessThan(300);
});

it("an archived document leaves the lists, keeps its versions as they are, and comes back", async () => {
  const { token } = team.OWNER;
  const version = await newVersion(team.OWNER, "# Shaftline\n\nA text.\n");
  const { documentId, projectId } = version;
  const path = `/api/v1/docs/${documentId}`;
  const read = async (of: string) => (await callApi("GET", of, { token })).body;
  const listed = async (query = "") =>
    (await read(`/api/v1/projects/${projectId}/docs?${query}`)).items.map(
      ({ id }: { id: string }) => id,
    );
  const zip = () =>
    callApi("POST", `/api/v1/projects/${projectId}/exports`, { token, body: { format: "md" } });
  const before = await read(`/api/v1/versions/${version.id}`);

  expect((await callApi("DELETE", path, { token })).status).toBe(204);
  expect((await callApi("DELETE", path, { token })).status).toBe(204);
  expect(await listed()).toEqual([]);
  expect(await listed("archived=true")).toEqual([documentId]);
  expect((await zip()).status).toBe(409);
  expect((await read(path)).archivedAt).not.toBeNull();
  expect((await read(`${path}/draft`)).content).toBe("# Shaftline\n\nA text.\n");
  expect(await read(`/api/v1/versions/${version.id}`)).toEqual(before);

  const renamed = await callApi("PATCH", path, { token, body: { archived: false, title: "Back" } });
  expect(renamed.body).toMatchObject({ archivedAt: null, title: "Back" });
  expect(await listed()).toEqual([documentId]);
  expect(await listed("archived=true")).toEqual([]);
  expect((await zip()).status).toBe(202);

  const actions = await testDatabase()
    .select({ action: auditEvents.action })
    .from(auditEvents)
    .where(eq(auditEvents.entityId, documentId));
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["document.archived", "document.restored"]),
  );
});
