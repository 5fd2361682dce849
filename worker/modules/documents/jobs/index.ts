export { Job } from "./contract.ts";
export { presentJob } from "./present-job.ts";
export { restartJob } from "./restart-job.ts";
export { showJob } from "./tell-job.ts";
