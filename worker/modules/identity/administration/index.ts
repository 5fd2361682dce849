export { platformLog } from "./find-target.ts";
export { countPeople } from "./repo.ts";
