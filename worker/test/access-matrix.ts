import type { OpenAPIHono } from "@hono/zod-openapi";
import { type AccessRule, isPlatformRule } from "../http/access.ts";
import type { HttpEnv } from "../http/http-env.ts";
import { can, canOnPlatform } from "../kernel/access.ts";
import {
  type Permission,
  type PlatformRole,
  platformRoles,
  type Role,
  roles,
} from "../kernel/permissions.gen.ts";
import { grantablePermissions } from "../modules/identity/api-keys/grantable.ts";

/** `raised`: a viewer of the organization who may edit the project at hand. */
export const actorKinds = [
  ...roles,
  "raised",
  "stranger",
  "anonymous",
  "disabled",
  "apiKey",
  "bareApiKey",
  ...platformRoles,
] as const;
export type ActorKind = (typeof actorKinds)[number];

/** What each API key of the matrix was given. */
export const keyPermissions: Readonly<Record<"apiKey" | "bareApiKey", readonly Permission[]>> = {
  apiKey: grantablePermissions,
  bareApiKey: ["organization.read"],
};

export interface RouteAccess {
  method: string;
  path: string;
  operationId: string;
  rule: AccessRule;
  statuses: Record<ActorKind, number>;
}

// Lists of the caller's own organizations have nothing to hide from a stranger: they are empty.
const ownListing = new Set(["listProjects"]);

// What belongs to no project asks for the role in the organization.
const ofOrganization = /^\/api\/v1\/(orgs\/|projects$)/;

// Live editing asks for a session; what somebody wrote only they may change.
const refusedToKeys = new Map([
  ["createLiveTicket", 401],
  ["updateComment", 403],
]);

/** What every registered route must answer to every kind of caller, from roles.csv. */
export function accessMatrix(app: OpenAPIHono<HttpEnv>): RouteAccess[] {
  return app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== "route") return [];
    const { route } = definition;
    const rule = (route as unknown as { "x-access"?: AccessRule })["x-access"];
    if (rule === undefined) throw new Error(`${route.method} ${route.path} names no access rule`);
    const success = Number(Object.keys(route.responses).find((status) => /^[123]/.test(status)));
    const operationId = String(route.operationId);
    return {
      method: route.method.toUpperCase(),
      path: route.path,
      operationId,
      rule,
      statuses: Object.fromEntries(
        actorKinds.map((kind) => [
          kind,
          expectedStatus(rule, operationId, roleOf(kind, route.path), success),
        ]),
      ) as Record<ActorKind, number>,
    };
  });
}

function roleOf(kind: ActorKind, path: string): Exclude<ActorKind, "raised"> {
  if (kind !== "raised") return kind;
  return ofOrganization.test(path) ? "VIEWER" : "EDITOR";
}

function expectedStatus(
  rule: AccessRule,
  operationId: string,
  kind: Exclude<ActorKind, "raised">,
  success: number,
): number {
  // A ticket speaks for whoever was given it.
  if (rule === "public" || rule === "ticket") return success;
  if (kind === "anonymous" || kind === "disabled") return 401;
  if (kind === "apiKey" || kind === "bareApiKey") {
    if (rule === "signed-in" || isPlatformRule(rule) || !keyPermissions[kind].includes(rule))
      return 403;
    return refusedToKeys.get(operationId) ?? success;
  }
  if (isPlatformRule(rule)) {
    return isPlatformRole(kind) && canOnPlatform(kind, rule) ? success : 403;
  }
  if (rule === "signed-in" || ownListing.has(operationId)) return success;
  if (kind === "stranger" || isPlatformRole(kind)) return 404;
  return can(kind satisfies Role, rule) ? success : 403;
}

function isPlatformRole(kind: ActorKind): kind is PlatformRole {
  return (platformRoles as readonly string[]).includes(kind);
}

/** Somebody whom a route serves. */
export function servedBy(rule: AccessRule): "OWNER" | "PLATFORM_ADMIN" {
  return isPlatformRule(rule) ? "PLATFORM_ADMIN" : "OWNER";
}
