export { overridesDocument } from "./repo.ts";
