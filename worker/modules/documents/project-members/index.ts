export { documentRole, projectOf } from "./repo.ts";
