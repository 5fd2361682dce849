export { findOrganizationOf } from "./find-organization-of.ts";
export { getProject } from "./get-project.ts";
