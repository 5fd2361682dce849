export { findOrganizationOf } from "./find-organization-of.ts";
export { getProject } from "./get-project.ts";
export { roleInProject } from "./repo.ts";
