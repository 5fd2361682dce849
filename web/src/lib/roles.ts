export type Role = "OWNER" | "ADMIN" | "EDITOR" | "VIEWER";

const NAMES: Record<Role, string> = {
  OWNER: "Owner",
  ADMIN: "Admin",
  EDITOR: "Editor",
  VIEWER: "Viewer",
};

const DESCRIPTIONS: Record<Role, string> = {
  OWNER: "Everything, and who else is an owner.",
  ADMIN: "Members, branding, prompts and limits, and all that editors do.",
  EDITOR: "Writes, generates, publishes and exports.",
  VIEWER: "Reads, comments, suggests and exports.",
};

/** A role as people read it. */
export function roleName(role: Role): string {
  return NAMES[role];
}

const FROM_HIGHEST: readonly Role[] = ["OWNER", "ADMIN", "EDITOR", "VIEWER"];

/** Whether a role may do more than another. */
export function isHigher(role: Role, than: Role): boolean {
  return FROM_HIGHEST.indexOf(role) < FROM_HIGHEST.indexOf(than);
}

/** What somebody may do who has one role, and perhaps another one on top. */
export function higherRole(role: Role, onTop: Role | null): Role {
  return onTop !== null && isHigher(onTop, role) ? onTop : role;
}

/** Whether to offer changes to content; the server decides. */
export function mayEdit(role: Role): boolean {
  return role !== "VIEWER";
}

/** Whether to offer archiving and restoring of projects; the server decides. */
export function mayArchive(role: Role): boolean {
  return role === "OWNER" || role === "ADMIN";
}

/** Whether to offer what is set for the whole organization; the server decides. */
export function mayAdminister(role: Role): boolean {
  return role === "OWNER" || role === "ADMIN";
}

/** Whether to offer making and unmaking owners; the server decides. */
export function mayManageOwners(role: Role): boolean {
  return role === "OWNER";
}

/** The roles that somebody with this role may hand out, the mightiest first. */
export function grantableRoles(role: Role): Role[] {
  if (!mayAdminister(role)) return [];
  return mayManageOwners(role)
    ? ["OWNER", "ADMIN", "EDITOR", "VIEWER"]
    : ["ADMIN", "EDITOR", "VIEWER"];
}

/** What a role is for, in a sentence. */
export function describeRole(role: Role): string {
  return DESCRIPTIONS[role];
}
