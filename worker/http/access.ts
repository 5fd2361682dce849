import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import { withPermissions } from "../kernel/access.ts";
import type { UserActor } from "../kernel/actor.ts";
import { DomainError } from "../kernel/errors.ts";
import {
  type Permission,
  type PlatformPermission,
  platformPermissionRoles,
} from "../kernel/permissions.gen.ts";
import { isApiKey, verifyAccessToken, verifyApiKey } from "../modules/identity/index.ts";
import { limitApi } from "../platform/rate-limit/limit-api.ts";
import { setTracedActor } from "../platform/tracing/trace.ts";
import { clientAddress } from "./client-info.ts";
import type { HttpEnv } from "./http-env.ts";
import { runOnce } from "./idempotency.ts";
import { requireWebSocket } from "./websocket.ts";

/** `ticket`: whoever holds one that a signed-in person was given. */
export type AccessRule = Permission | PlatformPermission | "signed-in" | "public" | "ticket";

type SignedInRule = Exclude<AccessRule, "public" | "ticket">;

const requireUser = (rule: SignedInRule) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const token = readBearer(c.req.header("Authorization"));
    if (token === undefined) {
      throw new DomainError("UNAUTHENTICATED", "Sign in to do this.", { reason: "missing" });
    }
    if (isApiKey(token)) return await actForKey(c, token, rule, next);
    await enter(c, await verifyAccessToken(c.var.ctx, token));
    await runOnce(c, next);
  });

async function enter(c: HonoContext<HttpEnv>, actor: UserActor): Promise<void> {
  const user = { ...c.var.ctx, actor };
  setTracedActor(actor.userId);
  await limitApi(user, clientAddress(c.req.raw));
  c.set("user", user);
}

async function actForKey(
  c: HonoContext<HttpEnv>,
  token: string,
  rule: SignedInRule,
  next: () => Promise<void>,
): Promise<void> {
  const { actor, permissions } = await verifyApiKey(c.var.ctx, token);
  await enter(c, actor);
  if (rule === "signed-in" || isPlatformRule(rule)) {
    throw new DomainError("FORBIDDEN", "An API key cannot do this. Sign in as a person.", {
      reason: "api_key",
    });
  }
  if (!permissions.has(rule)) {
    throw new DomainError("FORBIDDEN", "This API key was not given the permission.", {
      permission: rule,
      reason: "api_key",
    });
  }
  await withPermissions(permissions, () => runOnce(c, next));
}

/** Whether the rule is about the platform and not about an organization. */
export function isPlatformRule(rule: AccessRule): rule is PlatformPermission {
  return Object.hasOwn(platformPermissionRoles, rule);
}

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
type SignedInAccess = Access<SignedInRule, ReturnType<typeof requireUser>>;

/** The part of a route's definition that says who may call it; roles are judged by the verb. */
export function access(rule: "public"): PublicAccess;
export function access(rule: "ticket"): TicketAccess;
export function access(rule: SignedInRule): SignedInAccess;
export function access(rule: AccessRule): PublicAccess | TicketAccess | SignedInAccess {
  if (rule === "public") return { security: [], "x-access": rule };
  if (rule === "ticket") {
    return { security: [{ ticket: [] }], middleware: requireWebSocket, "x-access": rule };
  }
  return { security: [{ bearer: [] }], middleware: requireUser(rule), "x-access": rule };
}
