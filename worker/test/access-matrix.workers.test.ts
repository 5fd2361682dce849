import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../app.ts";
import { isPlatformRule } from "../http/access.ts";
import { platformRoles, roles } from "../kernel/permissions.gen.ts";
import { projects } from "../modules/documents/projects/tables.ts";
import { memberships, projectMembers } from "../modules/identity/tables.ts";
import {
  type ActorKind,
  accessMatrix,
  keyPermissions,
  type RouteAccess,
  servedBy,
} from "./access-matrix.ts";
import { callApi } from "./api-client.ts";
import golden from "./golden/access-matrix.json";
import { newApiKey } from "./requests/organization-requests.ts";
import type { ValidRequest } from "./requests/request.ts";
import { newPerson, newTeam, type Person, type Team, testDatabase } from "./team.ts";
import { validRequests } from "./valid-requests.ts";

const matrix = accessMatrix(createApp());
type PersonKind = Exclude<ActorKind, "anonymous" | "disabled" | keyof typeof keyPermissions>;

const people: readonly PersonKind[] = [...roles, "raised", "stranger"];
let team: Team;
let raised: Person;
let keys: Record<keyof typeof keyPermissions, string>;

beforeAll(async () => {
  team = await newTeam();
  const { disabled, PLATFORM_ADMIN } = team;
  await callApi("POST", `/api/v1/admin/users/${disabled.id}/disable`, {
    token: PLATFORM_ADMIN.token,
    body: { reason: "The account is not used by its owner." },
  });
  raised = await newPerson("Raised");
  const { organizationId } = team;
  const createdAt = new Date().toISOString();
  await testDatabase()
    .insert(memberships)
    .values({ organizationId, userId: raised.id, role: "VIEWER", createdAt });
  const { apiKey, bareApiKey } = keyPermissions;
  keys = {
    apiKey: (await newApiKey(team, apiKey)).secret,
    bareApiKey: (await newApiKey(team, bareApiKey)).secret,
  };
});

const readings = new Map<string, Promise<ValidRequest>>();

/** Who reads leaves everything as it was, so what is not one's own is read by all with one request. */
function requestOf({ method, operationId, rule }: RouteAccess, caller: Person) {
  const makeRequest = validRequests[operationId];
  if (makeRequest === undefined) throw new Error(`no request for ${operationId}`);
  const isOwn = rule === "signed-in" || rule === "ticket";
  if (method !== "GET" || isOwn) return makeRequest(team, caller);
  const request = readings.get(operationId) ?? makeRequest(team, team[servedBy(rule)]);
  readings.set(operationId, request);
  return request;
}

/** Lets the raised person edit every project there is now. */
async function raise(): Promise<void> {
  const database = testDatabase();
  const isRaised = and(
    eq(projectMembers.projectId, projects.id),
    eq(projectMembers.userId, raised.id),
  );
  const others = await database
    .select({ projectId: projects.id, organizationId: projects.organizationId })
    .from(projects)
    .leftJoin(projectMembers, isRaised)
    .where(and(eq(projects.organizationId, team.organizationId), isNull(projectMembers.userId)));
  if (others.length === 0) return;
  const given = { userId: raised.id, role: "EDITOR", createdAt: new Date().toISOString() } as const;
  await database.insert(projectMembers).values(others.map((project) => ({ ...project, ...given })));
}

it("is the golden matrix; run npm run generate after a wanted change", () => {
  expect(matrix).toEqual(golden);
});

it("has a valid request for every route and no other", () => {
  expect(Object.keys(validRequests).sort()).toEqual(
    matrix.map((route) => route.operationId).sort(),
  );
});

describe.each(matrix)("$method $path", (route) => {
  const { method, operationId, rule, statuses } = route;

  async function expectAnswer(kind: ActorKind, request: ValidRequest, token: string | undefined) {
    const answer = await callApi(method, request.path, { ...request, token });
    // Cancelling races with the queue, which may have finished the job before.
    const allowed =
      operationId === "cancelJob" && statuses[kind] === 200 ? [200, 409] : [statuses[kind]];
    expect(allowed, `${kind}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
  }

  const callers = isPlatformRule(rule) ? [...people, ...platformRoles] : people;
  it.each(callers.filter((kind) => statuses[kind] < 400))(
    "answers %s as the matrix says",
    async (kind) => {
      const caller = kind === "raised" ? raised : team[kind];
      const request = await requestOf(route, caller);
      if (kind === "raised") await raise();
      await expectAnswer(kind, request, caller.token);
    },
  );

  // Those who are refused leave the request as it was for the next.
  it("answers who is refused, and API keys, as the matrix says", async () => {
    const request = await requestOf(route, team[servedBy(rule)]);
    await expectAnswer("anonymous", request, undefined);
    if (rule === "public" || rule === "ticket") return;
    await expectAnswer("disabled", request, team.disabled.token);
    for (const kind of [...people, ...platformRoles].filter((kind) => statuses[kind] >= 400)) {
      if (kind === "raised") await raise();
      await expectAnswer(kind, request, kind === "raised" ? raised.token : team[kind].token);
    }
    await expectAnswer("bareApiKey", request, keys.bareApiKey);
    await expectAnswer("apiKey", request, keys.apiKey);
  });
});
