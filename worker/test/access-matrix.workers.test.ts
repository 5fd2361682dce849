import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../app.ts";
import { type ActorKind, accessMatrix, actorKinds } from "./access-matrix.ts";
import { callApi } from "./api-client.ts";
import golden from "./golden/access-matrix.json";
import { newTeam, type Team } from "./team.ts";
import { validRequests } from "./valid-requests.ts";

const matrix = accessMatrix(createApp());
let team: Team;

beforeAll(async () => {
  team = await newTeam();
});

function tokenOf(kind: ActorKind): string | undefined {
  return kind === "anonymous" ? undefined : team[kind].token;
}

it("is the golden matrix; run npm run generate after a wanted change", () => {
  expect(matrix).toEqual(golden);
});

it("has a valid request for every route and no other", () => {
  expect(Object.keys(validRequests).sort()).toEqual(
    matrix.map((route) => route.operationId).sort(),
  );
});

describe.each(matrix)("$method $path", ({ method, operationId, statuses }) => {
  it.each(actorKinds)("answers %s as the matrix says", async (kind) => {
    const makeRequest = validRequests[operationId];
    if (makeRequest === undefined) throw new Error(`no request for ${operationId}`);
    const { path, ...request } = await makeRequest(
      team,
      team[kind === "anonymous" ? "OWNER" : kind],
    );
    const answer = await callApi(method, path, { ...request, token: tokenOf(kind) });
    // Cancelling races with the queue, which may have finished the job before.
    const allowed =
      operationId === "cancelJob" && statuses[kind] === 200 ? [200, 409] : [statuses[kind]];
    expect(allowed, JSON.stringify(answer.body)).toContain(answer.status);
  });
});
