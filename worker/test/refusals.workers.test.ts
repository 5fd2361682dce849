import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../app.ts";
import { maxBodyBytes } from "../http/body-limits.ts";
import { ErrorBody } from "../http/error-responses.ts";
import { accessMatrix, servedBy } from "./access-matrix.ts";
import { type ApiAnswer, callApi } from "./api-client.ts";
import { type Hostility, hostility, misfit, operations } from "./hostile.ts";
import type { ValidRequest } from "./requests/request.ts";
import { newTeam, type Team } from "./team.ts";
import { validRequests } from "./valid-requests.ts";

const routes = accessMatrix(createApp());
const signedIn = routes.filter(({ rule }) => rule !== "public" && rule !== "ticket");
const hostileRuns = 5;
const unknownSuffix = "01jd3k5z8fe9v9w9q2m4x7c1ab";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

const requests = new Map<string, Promise<ValidRequest>>();

/** A request that would pass; made once for each route, as nothing that is refused changes anything. */
function requestOf(operationId: string): Promise<ValidRequest> {
  const known = requests.get(operationId);
  if (known !== undefined) return known;
  const make = validRequests[operationId];
  if (make === undefined) throw new Error(`no request for ${operationId}`);
  const request = make(team, team[callerOf(operationId)]);
  requests.set(operationId, request);
  return request;
}

function callerOf(operationId: string) {
  const route = routes.find((each) => each.operationId === operationId);
  return servedBy(route?.rule ?? "public");
}

function tokenFor(operationId: string): string {
  return team[callerOf(operationId)].token;
}

function expectRefusal(answer: ApiAnswer, status: number, code: string): void {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  expect(ErrorBody.parse(answer.body)).toEqual(answer.body);
  expect(answer.body.error.code).toBe(code);
  expect(answer.headers.get("X-Request-Id")).toBeTruthy();
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(JSON.stringify(answer.body)).not.toMatch(/select |insert |at [\w.]+ \(|node_modules/i);
}

describe.each(signedIn)("$method $path", ({ method, operationId }) => {
  it("refuses a token that is not ours", async () => {
    const request = await requestOf(operationId);
    const token = `${team.OWNER.token.slice(0, -6)}AAAAAA`;
    expectRefusal(
      await callApi(method, request.path, { ...request, token }),
      401,
      "UNAUTHENTICATED",
    );
  });
});

const onRows = signedIn.filter(({ path }) => /\{(?!provider)/.test(path));

describe.each(onRows)("an unknown id in $method $path", ({ method, operationId }) => {
  it("is not found when nobody has it", async () => {
    const request = await requestOf(operationId);
    const unknown = request.path.replace(/_[0-9a-z]{26}/, `_${unknownSuffix}`);
    const answer = await callApi(method, unknown, {
      ...request,
      token: tokenFor(operationId),
    });
    expectRefusal(answer, 404, "NOT_FOUND");
  });

  it.each(["x", "%00", "a'--", "%F0%9F%98%80", "..%2f..%2f"])("is not found: %s", async (id) => {
    const request = await requestOf(operationId);
    const odd = request.path.replace(/[a-z]{3}_[0-9a-z]{26}/, id);
    const answer = await callApi(method, odd, { ...request, token: tokenFor(operationId) });
    expectRefusal(answer, 404, "NOT_FOUND");
  });
});

const withBody = routes.filter(({ method }) => ["POST", "PUT", "PATCH"].includes(method));
const withoutJson = new Set([
  "acceptInvitation",
  "declineInvitation",
  "sendVerification",
  "restoreMe",
  "enableUser",
  "resendEmail",
  "retryPlatformJob",
  "cancelJob",
  "retryJob",
  "restoreVersion",
  "createLiveTicket",
  "acceptSuggestion",
  "resolveThread",
  "reopenThread",
  "markThreadRead",
  "restoreHistoryEntry",
  "createImage",
  "createImport",
]);

describe.each(withBody.filter((route) => !withoutJson.has(route.operationId)))(
  "the body of $method $path",
  ({ method, operationId }) => {
    async function send(rawBody: string | undefined, headers: Record<string, string> = {}) {
      const { path, body: _body, ...request } = await requestOf(operationId);
      return callApi(method, path, {
        ...request,
        token: tokenFor(operationId),
        ...(rawBody !== undefined && { rawBody }),
        headers: { "Content-Type": "application/json", ...request.headers, ...headers },
      });
    }

    it.each(["{", "nul", '{"a":', "\u0000"])("refuses the malformed JSON %j", async (text) => {
      const answer = await send(text);
      expectRefusal(answer, 400, "VALIDATION_FAILED");
      expect(answer.body.error.details.issues.length).toBeGreaterThan(0);
    });

    it.each(["[]", '"text"', "7", "null", '{"nobody":{"knows":"this"}}'])(
      "refuses %s as a whole",
      async (text) => {
        const answer = await send(text);
        expectRefusal(answer, 400, "VALIDATION_FAILED");
        for (const issue of answer.body.error.details.issues) expect(issue.path).toMatch(/^body/);
      },
    );

    it("refuses another content type", async () => {
      expectRefusal(
        await send("a=b", { "Content-Type": "application/x-www-form-urlencoded" }),
        415,
        "UNSUPPORTED_MEDIA_TYPE",
      );
    });

    it("refuses more than its limit", async () => {
      const { path } = await requestOf(operationId);
      const maxBytes = maxBodyBytes(method, path);
      const answer = await send(JSON.stringify({ name: "x".repeat(maxBytes) }));
      expectRefusal(answer, 413, "PAYLOAD_TOO_LARGE");
      expect(answer.body.error.details.maxBytes).toBe(maxBytes);
    });
  },
);

describe("unknown paths", () => {
  it.each([
    ["GET", "/api/v1/nothing"],
    ["POST", "/api/v2/projects"],
    ["GET", "/api"],
    ["DELETE", "/nothing"],
    ["GET", "/.well-known/nothing"],
  ])("%s %s is 404 in the API's shape", async (method, path) => {
    expectRefusal(await callApi(method, path), 404, "NOT_FOUND");
  });

  it.each([
    ["PUT", "/api/v1/projects", "GET, POST"],
    ["GET", "/api/v1/auth/login", "POST"],
    ["POST", "/health", "GET"],
  ])("%s %s is 405 and names what is allowed", async (method, path, allowed) => {
    const answer = await callApi(method, path, { token: team.OWNER.token });
    expectRefusal(answer, 405, "METHOD_NOT_ALLOWED");
    expect(answer.headers.get("Allow")).toBe(allowed);
  });
});

describe.each(operations)("hostile values in $method $operationId", (operation) => {
  it("get an answer of the contract", async () => {
    const { method, operationId } = operation;
    const { path, body, headers: usual, rawBody } = await requestOf(operationId);
    const token = tokenFor(operationId);
    const send = async ({ body: sent, query, headers, id }: Hostility) => {
      const target = id === undefined ? path : path.replace(/[a-z]{3}_[0-9a-z]{26}/, id);
      const search = new URLSearchParams(query).toString();
      const joint = target.includes("?") ? "&" : "?";
      const answer = await callApi(method, search === "" ? target : `${target}${joint}${search}`, {
        token,
        headers: { ...usual, ...headers },
        ...(rawBody !== undefined && { rawBody }),
        ...(sent === undefined ? { body } : { body: sent.value }),
      });
      const type = answer.headers.get("Content-Type") ?? "";
      expect(misfit(operation, answer.status, type, answer.body)).toBeUndefined();
    };
    await fc.assert(fc.asyncProperty(hostility(operation, body), send), {
      seed: 2026,
      numRuns: hostileRuns,
    });
  });
});
