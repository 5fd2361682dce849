import { assertCan } from "../../../kernel/access.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";

/** Throws FORBIDDEN unless the caller may hand out, change or take away these roles. */
export function assertCanManage(caller: Role, ...touched: Role[]): void {
  assertCan(caller, "member.manage");
  if (touched.includes("OWNER")) assertCan(caller, "member.manage_owners");
}
