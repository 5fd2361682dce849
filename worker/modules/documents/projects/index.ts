export { getProject } from "./get-project.ts";
