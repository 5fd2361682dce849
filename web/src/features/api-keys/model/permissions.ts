import type { KeyPermission } from "../api/api-keys.ts";

/** What each permission lets a program do, after the name of its group. */
const WORDS: Record<KeyPermission, readonly [group: string, verb: string]> = {
  "project.read": ["Projects", "Read"],
  "project.create": ["Projects", "Create"],
  "project.update": ["Projects", "Change"],
  "project.archive": ["Projects", "Archive and restore"],
  "project_member.read": ["Projects", "Read members"],
  "project_member.manage": ["Projects", "Manage roles in projects"],
  "context.read": ["Context", "Read"],
  "context.update": ["Context", "Change"],
  "document.read": ["Documents", "Read"],
  "document.create": ["Documents", "Create and rename"],
  "document.archive": ["Documents", "Archive and restore"],
  "draft.read": ["Drafts", "Read"],
  "draft.update": ["Drafts", "Write"],
  "draft.generate": ["Drafts", "Generate"],
  "image.create": ["Drafts", "Upload images"],
  "comment.read": ["Comments and suggestions", "Read comments"],
  "comment.create": ["Comments and suggestions", "Comment"],
  "comment.moderate": ["Comments and suggestions", "Moderate comments"],
  "suggestion.read": ["Comments and suggestions", "Read suggestions"],
  "suggestion.create": ["Comments and suggestions", "Suggest"],
  "suggestion.decide": ["Comments and suggestions", "Accept and reject"],
  "version.read": ["Versions", "Read"],
  "version.publish": ["Versions", "Publish"],
  "version.approve": ["Versions", "Approve"],
  "version.share": ["Versions", "Share by link"],
  "version.require_approval": ["Versions", "Set who must approve"],
  "export.read": ["Exports and jobs", "Read exports"],
  "export.create": ["Exports and jobs", "Export"],
  "job.read": ["Exports and jobs", "Read jobs"],
  "job.cancel": ["Exports and jobs", "Cancel jobs"],
  "job.retry": ["Exports and jobs", "Retry jobs"],
  "pack.read": ["Prompts and branding", "Read prompts"],
  "pack.override": ["Prompts and branding", "Change prompts"],
  "pack.upgrade": ["Prompts and branding", "Move documents to newer prompts"],
  "branding.read": ["Prompts and branding", "Read the branding"],
  "branding.update": ["Prompts and branding", "Change the branding"],
  "organization.read": ["Organization", "Read"],
  "organization.update": ["Organization", "Rename"],
  "member.read": ["Organization", "Read members"],
  "member.manage": ["Organization", "Manage members"],
  "usage.read": ["Organization", "Read usage"],
  "usage.limit": ["Organization", "Limit usage"],
  "audit.read": ["Organization", "Read the audit log"],
};

const ALL = Object.keys(WORDS) as KeyPermission[];

/** The permissions by group, in the order of the product. */
export const PERMISSION_GROUPS = [...new Set(ALL.map((permission) => WORDS[permission][0]))].map(
  (group) => ({
    group,
    permissions: ALL.filter((permission) => WORDS[permission][0] === group).map((permission) => ({
      permission,
      label: WORDS[permission][1],
    })),
  }),
);

const ADMINISTRATION: ReadonlySet<string> = new Set(["Organization", "Prompts and branding"]);
const CONTENT = ALL.filter((permission) => !ADMINISTRATION.has(WORDS[permission][0]));

/** What programs usually need. */
export const PRESETS = {
  read: CONTENT.filter((permission) => permission.endsWith(".read")),
  write: CONTENT.filter(
    (permission) =>
      ![
        "project.archive",
        "project_member.manage",
        "comment.moderate",
        "version.require_approval",
      ].includes(permission),
  ),
} as const;

/** The permissions in a few words: "Read only" or how many there are. */
export function describePermissions(permissions: readonly string[]): string {
  if (permissions.every((permission) => permission.endsWith(".read"))) {
    return `Read only, ${permissions.length} of ${ALL.length} permissions`;
  }
  return `${permissions.length} of ${ALL.length} permissions`;
}
