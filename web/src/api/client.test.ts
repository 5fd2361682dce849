import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { emptyState } from "@/testing/api-state.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { NO_TOKEN, refusal } from "@/testing/handlers/refusal.ts";
import { worker } from "@/testing/mock-api.ts";
import { api, restoreSession } from "./client.ts";
import { ApiError, explain, issuesOf, requestIdOf, unwrap } from "./errors.ts";
import { acceptSignIn, followSessionOfOtherTabs, useSession } from "./session.ts";

let refreshes = 0;

beforeEach(() => {
  refreshes = 0;
  worker.use(
    http.post("/api/v1/auth/refresh", ({ response }) => {
      refreshes += 1;
      return response(200).json({ accessToken: `fresh-${refreshes}`, expiresIn: 600 });
    }),
  );
});

function seenTokens(accept: (token: string | null) => boolean): (string | null)[] {
  const seen: (string | null)[] = [];
  worker.use(
    http.get("/api/v1/me", ({ request, response }) => {
      const token = request.headers.get("Authorization");
      seen.push(token);
      return accept(token) ? response(200).json(emptyState().me) : response(401).json(NO_TOKEN);
    }),
  );
  return seen;
}

test("asks for a session once, however many requests want one", async () => {
  const seen = seenTokens(() => true);
  await Promise.all([1, 2, 3].map(() => unwrap(api.GET("/api/v1/me"))));
  expect(refreshes).toBe(1);
  expect(seen).toEqual(["Bearer fresh-1", "Bearer fresh-1", "Bearer fresh-1"]);
});

test("refreshes once on 401 and repeats the request, body included", async () => {
  acceptSignIn({ accessToken: "old", expiresIn: 600 });
  const bodies: unknown[] = [];
  worker.use(
    http.post("/api/v1/projects", async ({ request, response }) => {
      bodies.push(await request.json());
      return request.headers.get("Authorization") === "Bearer old"
        ? response(401).json(NO_TOKEN)
        : response(403).json(refusal("FORBIDDEN", "Your role is too low."));
    }),
  );
  const creating = unwrap(api.POST("/api/v1/projects", { body: { name: "Dispatch" } }));
  await expect(creating).rejects.toMatchObject({ code: "FORBIDDEN", status: 403 });
  expect(bodies).toEqual([{ name: "Dispatch" }, { name: "Dispatch" }]);
  expect(refreshes).toBe(1);
});

test("does not repeat for ever when the new token is refused too", async () => {
  acceptSignIn({ accessToken: "old", expiresIn: 600 });
  const seen = seenTokens(() => false);
  await expect(unwrap(api.GET("/api/v1/me"))).rejects.toMatchObject({ status: 401 });
  expect(seen).toEqual(["Bearer old", "Bearer fresh-1"]);
});

test("replaces a token that is about to expire before it is sent", async () => {
  acceptSignIn({ accessToken: "old", expiresIn: 10 });
  const seen = seenTokens(() => true);
  await unwrap(api.GET("/api/v1/me"));
  expect(seen).toEqual(["Bearer fresh-1"]);
});

test("is signed out when the refresh is refused, and keeps the session when it fails", async () => {
  worker.use(http.post("/api/v1/auth/refresh", () => HttpResponse.error() as never));
  await expect(restoreSession()).rejects.toMatchObject({ code: "NO_ANSWER" });
  expect(useSession.getState().status).toBe("unknown");
  worker.use(http.post("/api/v1/auth/refresh", ({ response }) => response(401).json(NO_TOKEN)));
  expect(await restoreSession()).toBe(false);
  expect(useSession.getState()).toMatchObject({
    status: "signed-out",
    ended: NO_TOKEN.error.message,
  });
});

test("does not ask for a session on a device that never had one", async () => {
  localStorage.clear();
  expect(await restoreSession()).toBe(false);
  expect(refreshes).toBe(0);
});

test("follows what other tabs do", async () => {
  let changes = 0;
  followSessionOfOtherTabs(() => {
    changes += 1;
  });
  const other = new BroadcastChannel("docuforge.session");
  const token = { value: "theirs", expiresAtMs: Date.now() + 60_000 };
  other.postMessage({ type: "refreshed", token });
  await expect.poll(() => useSession.getState().token?.value).toBe("theirs");
  expect(changes).toBe(0);
  other.postMessage({ type: "signed-in", token });
  await expect.poll(() => changes).toBe(1);
  other.postMessage({ type: "signed-out" });
  await expect.poll(() => useSession.getState().status).toBe("signed-out");
  expect(changes).toBe(2);
  other.close();
});

test("explains errors in sentences and keeps the request id", async () => {
  worker.use(
    http.get("/api/v1/me", ({ response }) =>
      response.untyped(
        new HttpResponse("<html>Bad gateway</html>", {
          status: 502,
          headers: { "X-Request-Id": "req_1" },
        }),
      ),
    ),
  );
  const error: unknown = await unwrap(api.GET("/api/v1/me")).catch((caught: unknown) => caught);
  expect(requestIdOf(error)).toBe("req_1");
  expect(explain(error)).toMatch(/tell us the request id/u);
  const away = new ApiError({ code: "UNAVAILABLE", message: "", status: 503 });
  expect(explain(away)).toMatch(/Try again/u);
  expect(explain(new ApiError({ code: "NO_ANSWER", message: "", status: 0 }))).toMatch(
    /did not answer/u,
  );
  expect(explain(new TypeError("x"))).toMatch(/Reload/u);
});

test.for([
  [503, { "Retry-After": "30" }, "The server is catching its breath. Try again in 30 seconds."],
  [503, { "Retry-After": "600" }, "The server is catching its breath. Try again in 10 minutes."],
  [503, {}, "The server is catching its breath. Try again in a moment."],
  [429, { "Retry-After": "1" }, "Too much was asked for at once. Try again in 1 second."],
] as const)("explains a bare %i with %o", async ([status, headers, words]) => {
  worker.use(
    http.get("/api/v1/me", ({ response }) =>
      response.untyped(new HttpResponse("<html>", { status, headers })),
    ),
  );
  const error: unknown = await unwrap(api.GET("/api/v1/me")).catch((caught: unknown) => caught);
  expect(explain(error)).toBe(words);
});

test("reads the places of a refused request", () => {
  const error = new ApiError({
    code: "VALIDATION_FAILED",
    message: "",
    status: 400,
    details: {
      issues: [
        { path: "body.goals.0.statement", code: "too_small", message: "is too short" },
        { path: ["name"], message: "is required" },
        "not an issue",
      ],
    },
  });
  expect(issuesOf(error)).toEqual([
    { path: "goals.0.statement", message: "is too short" },
    { path: "name", message: "is required" },
  ]);
  expect(issuesOf(new Error("x"))).toEqual([]);
});

test("keeps the key of a request whose answer is lost for whoever tries it again", async () => {
  acceptSignIn({ accessToken: "good", expiresIn: 600 });
  const keys: (string | null)[] = [];
  let answers = false;
  worker.use(
    http.post("/api/v1/projects", ({ request, response }) => {
      keys.push(request.headers.get("Idempotency-Key"));
      return answers
        ? response(403).json(refusal("FORBIDDEN", "Your role is too low."))
        : response.untyped(HttpResponse.error());
    }),
  );
  const create = (name: string) => unwrap(api.POST("/api/v1/projects", { body: { name } }));
  await expect(create("Dispatch")).rejects.toMatchObject({ code: "NO_ANSWER" });
  expect(keys).toHaveLength(1);
  answers = true;
  await expect(create("Dispatch")).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(new Set(keys).size).toBe(1);
  await expect(create("Dispatch")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(create("Doors")).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(new Set(keys).size).toBe(3);
});
