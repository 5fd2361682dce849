export type Role = "OWNER" | "ADMIN" | "EDITOR" | "VIEWER";

const NAMES: Record<Role, string> = {
  OWNER: "Owner",
  ADMIN: "Admin",
  EDITOR: "Editor",
  VIEWER: "Viewer",
};

/** A role as people read it. */
export function roleName(role: Role): string {
  return NAMES[role];
}

/** Whether to offer changes to content; the server decides. */
export function mayEdit(role: Role): boolean {
  return role !== "VIEWER";
}

/** Whether to offer archiving and restoring of projects; the server decides. */
export function mayArchive(role: Role): boolean {
  return role === "OWNER" || role === "ADMIN";
}

/** Whether to offer changes to how exports look; the server decides. */
export function mayBrand(role: Role): boolean {
  return role === "OWNER" || role === "ADMIN";
}

/** Whether to offer changes to what writers are told; the server decides. */
export function mayOverridePrompts(role: Role): boolean {
  return role === "OWNER" || role === "ADMIN";
}
