import { createMiddleware } from "hono/factory";
import { DomainError } from "../kernel/errors.ts";
import type { Permission } from "../kernel/permissions.gen.ts";
import { verifyAccessToken } from "../modules/identity/index.ts";
import { limitApi } from "../platform/rate-limit/limit-api.ts";
import { setTracedActor } from "../platform/tracing/trace.ts";
import { clientAddress } from "./client-info.ts";
import type { HttpEnv } from "./http-env.ts";
import { requireWebSocket } from "./websocket.ts";

/** `ticket`: whoever holds one that a signed-in person was given. */
export type AccessRule = Permission | "signed-in" | "public" | "ticket";

const requireUser = createMiddleware<HttpEnv>(async (c, next) => {
  const token = readBearer(c.req.header("Authorization"));
  if (token === undefined) {
    throw new DomainError("UNAUTHENTICATED", "Sign in to do this.", { reason: "missing" });
  }
  const actor = await verifyAccessToken(c.var.ctx, token);
  const user = { ...c.var.ctx, actor };
  setTracedActor(actor.userId);
  await limitApi(user, clientAddress(c.req.raw));
  c.set("user", user);
  await next();
});

function readBearer(header: string | undefined): string | undefined {
  return header?.match(/^Bearer ([\w.-]+)$/i)?.[1];
}

type Access<Rule extends AccessRule, Middleware> = {
  security: Record<string, string[]>[];
  middleware: Middleware;
  "x-access": Rule;
};

type PublicAccess = Omit<Access<"public", never>, "middleware">;
type TicketAccess = Access<"ticket", typeof requireWebSocket>;
type SignedInAccess = Access<Exclude<AccessRule, "public" | "ticket">, typeof requireUser>;

/** The part of a route's definition that says who may call it; roles are judged by the verb. */
export function access(rule: "public"): PublicAccess;
export function access(rule: "ticket"): TicketAccess;
export function access(rule: SignedInAccess["x-access"]): SignedInAccess;
export function access(rule: AccessRule): PublicAccess | TicketAccess | SignedInAccess {
  if (rule === "public") return { security: [], "x-access": rule };
  if (rule === "ticket") {
    return { security: [{ ticket: [] }], middleware: requireWebSocket, "x-access": rule };
  }
  return { security: [{ bearer: [] }], middleware: requireUser, "x-access": rule };
}
