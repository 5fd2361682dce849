import { assertCan, can } from "../../../kernel/access.ts";
import { type Role, roles } from "../../../kernel/permissions.gen.ts";

/** The roles that somebody with this one may not hand out. */
export function rolesBeyond(role: Role): Role[] {
  if (!can(role, "member.manage")) return [...roles];
  return can(role, "member.manage_owners") ? [] : ["OWNER"];
}

/** Throws FORBIDDEN unless the caller may hand out, change or take away these roles. */
export function assertCanManage(caller: Role, ...touched: Role[]): void {
  assertCan(caller, "member.manage");
  if (touched.includes("OWNER")) assertCan(caller, "member.manage_owners");
}
