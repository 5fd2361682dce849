import { createMiddleware } from "hono/factory";
import { DomainError } from "../kernel/errors.ts";
import type { Permission } from "../kernel/permissions.gen.ts";
import { verifyAccessToken } from "../modules/identity/index.ts";
import type { HttpEnv } from "./http-env.ts";

export type AccessRule = Permission | "signed-in" | "public";

const requireUser = createMiddleware<HttpEnv>(async (c, next) => {
  const token = readBearer(c.req.header("Authorization"));
  if (token === undefined) {
    throw new DomainError("UNAUTHENTICATED", "Sign in to do this.", { reason: "missing" });
  }
  const actor = await verifyAccessToken(c.var.ctx, token);
  c.set("user", { ...c.var.ctx, actor });
  await next();
});

function readBearer(header: string | undefined): string | undefined {
  return header?.match(/^Bearer ([\w.-]+)$/i)?.[1];
}

type PublicAccess = { security: Record<string, string[]>[]; "x-access": "public" };
type SignedInAccess = {
  security: Record<string, string[]>[];
  middleware: typeof requireUser;
  "x-access": Exclude<AccessRule, "public">;
};

/** The part of a route's definition that says who may call it; roles are judged by the verb. */
export function access(rule: "public"): PublicAccess;
export function access(rule: Exclude<AccessRule, "public">): SignedInAccess;
export function access(rule: AccessRule): PublicAccess | SignedInAccess {
  if (rule === "public") return { security: [], "x-access": rule };
  return { security: [{ bearer: [] }], middleware: requireUser, "x-access": rule };
}
