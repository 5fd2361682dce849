export { Job } from "./contract.ts";
export { presentJob } from "./present-job.ts";
