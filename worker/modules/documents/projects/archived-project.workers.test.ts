import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { documentRoom } from "../../../../durable/document-room/client.ts";
import { readEnv } from "../../../env.ts";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Team } from "../../../test/team.ts";
import { validRequests } from "../../../test/valid-requests.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

async function archiveAll(archived: boolean): Promise<void> {
  const { token } = team.OWNER;
  const { body } = await callApi("GET", `/api/v1/projects?archived=${!archived}&limit=100`, {
    token,
  });
  for (const { id } of body.items) {
    await callApi("PATCH", `/api/v1/projects/${id}`, { token, body: { archived } });
  }
}

/** Without waiting for the half minute for which a room believes what it knew. */
async function forgetGrants(path: string): Promise<void> {
  const documentId = /doc_\w+/.exec(path)?.[0];
  if (documentId === undefined) return;
  await documentRoom(readEnv(env).documentRooms, documentId).revokeGrants();
}

it.each([
  ["POST", "createDocument"],
  ["PATCH", "updateDocument"],
  ["PUT", "putContext"],
  ["PUT", "putDraft"],
  ["PATCH", "patchDraftSection"],
  ["POST", "createLiveTicket"],
  ["POST", "generateDraft"],
  ["POST", "regenerateSection"],
  ["POST", "publishDraft"],
  ["POST", "approveDraft"],
  ["POST", "createCommentThread"],
  ["POST", "createSuggestion"],
  ["POST", "acceptSuggestion"],
  ["POST", "restoreHistoryEntry"],
  ["POST", "createImage"],
  ["POST", "createImport"],
])("an archived project refuses in words, until it is back: %s %s", async (method, operation) => {
  const make = validRequests[operation];
  if (make === undefined) throw new Error(`no request for ${operation}`);
  const { path, ...request } = await make(team, team.OWNER);
  const call = () => callApi(method, path, { ...request, token: team.OWNER.token });
  await archiveAll(true);
  await forgetGrants(path);
  const refused = await call();
  expect(refused.status, JSON.stringify(refused.body)).toBe(409);
  expect(refused.body.error).toMatchObject({ code: "CONFLICT", details: { reason: "archived" } });
  await archiveAll(false);
  expect((await call()).status).toBeLessThan(300);
});
