import type { Context } from "../../../platform/context.ts";

/** Where people see and undo what opens their account. */
export function securityPage({ origin }: Pick<Context, "origin">): string {
  return `${origin}/settings/security`;
}
