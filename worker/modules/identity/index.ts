export { findMembership } from "./access/find-membership.ts";
export { assertPlatform } from "./access/platform-caller.ts";
export {
  isSessionAlive,
  memberOrganizations,
  memberRole,
  membersAmong,
  namesOf,
  organizationName,
  projectRole,
  selectPlatformCaller,
  sessionRoles,
  userName,
} from "./access/repo.ts";
export { peopleForExportMail } from "./accounts/repo.ts";
export { countPeople } from "./administration/index.ts";
export { isApiKey, verifyApiKey } from "./api-keys/verify-api-key.ts";
export { recordDenial } from "./audit-log/record-denial.ts";
export { deleteStaleCeremonies } from "./ceremonies/delete-stale-ceremonies.ts";
export { deleteDueAccounts } from "./deletion/delete-due-accounts.ts";
export {
  deleteProjectMember,
  insertProjectMember,
  type ProjectMemberRow,
  selectProjectMembers,
  selectTeammate,
  updateProjectMember,
} from "./project-members/repo.ts";
export { deleteOldLinks } from "./recovery/delete-old-links.ts";
export { verifyAccessToken } from "./sessions/access-token.ts";
export { deleteExpiredSessions } from "./sessions/delete-expired-sessions.ts";
export { resealSecrets } from "./two-factor/reseal-secrets.ts";
