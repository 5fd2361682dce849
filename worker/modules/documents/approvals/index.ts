export { missingApprovals } from "./policy.ts";
export { findApprovalState } from "./repo.ts";
