// Generated from roles.csv by worker/tools/generate-permissions.ts.
export const roles = ["OWNER", "ADMIN", "EDITOR", "VIEWER"] as const;

export type Role = (typeof roles)[number];

export const permissionRoles = {
  "organization.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "organization.update": ["OWNER", "ADMIN"],
  "member.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "member.manage": ["OWNER", "ADMIN"],
  "member.manage_owners": ["OWNER"],
  "project_member.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "project_member.manage": ["OWNER", "ADMIN"],
  "project.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "project.create": ["OWNER", "ADMIN", "EDITOR"],
  "project.update": ["OWNER", "ADMIN", "EDITOR"],
  "project.archive": ["OWNER", "ADMIN"],
  "context.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "context.update": ["OWNER", "ADMIN", "EDITOR"],
  "document.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "document.create": ["OWNER", "ADMIN", "EDITOR"],
  "document.archive": ["OWNER", "ADMIN", "EDITOR"],
  "draft.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "draft.update": ["OWNER", "ADMIN", "EDITOR"],
  "draft.generate": ["OWNER", "ADMIN", "EDITOR"],
  "comment.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "comment.create": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "comment.moderate": ["OWNER", "ADMIN"],
  "suggestion.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "suggestion.create": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "suggestion.decide": ["OWNER", "ADMIN", "EDITOR"],
  "image.create": ["OWNER", "ADMIN", "EDITOR"],
  "version.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "version.publish": ["OWNER", "ADMIN", "EDITOR"],
  "version.approve": ["OWNER", "ADMIN", "EDITOR"],
  "version.share": ["OWNER", "ADMIN", "EDITOR"],
  "version.require_approval": ["OWNER", "ADMIN"],
  "export.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "branding.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "branding.update": ["OWNER", "ADMIN"],
  "export.create": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "job.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "job.cancel": ["OWNER", "ADMIN", "EDITOR"],
  "job.retry": ["OWNER", "ADMIN", "EDITOR"],
  "pack.read": ["OWNER", "ADMIN", "EDITOR", "VIEWER"],
  "pack.override": ["OWNER", "ADMIN"],
  "pack.upgrade": ["OWNER", "ADMIN", "EDITOR"],
  "usage.read": ["OWNER", "ADMIN"],
  "usage.limit": ["OWNER", "ADMIN"],
  "audit.read": ["OWNER", "ADMIN"],
  "api_key.manage": ["OWNER", "ADMIN"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionRoles;

export const platformRoles = ["MODERATOR", "PLATFORM_ADMIN"] as const;

export type PlatformRole = (typeof platformRoles)[number];

export const platformPermissionRoles = {
  "platform_user.read": ["MODERATOR", "PLATFORM_ADMIN"],
  "platform_user.disable": ["PLATFORM_ADMIN"],
  "platform_user.end_sessions": ["PLATFORM_ADMIN"],
  "platform_user.set_role": ["PLATFORM_ADMIN"],
  "platform_organization.read": ["MODERATOR", "PLATFORM_ADMIN"],
  "platform_audit.read": ["PLATFORM_ADMIN"],
  "platform_job.read": ["PLATFORM_ADMIN"],
  "platform_job.retry": ["PLATFORM_ADMIN"],
  "platform_mail.read": ["PLATFORM_ADMIN"],
  "platform_mail.resend": ["PLATFORM_ADMIN"],
  "platform_statistics.read": ["MODERATOR", "PLATFORM_ADMIN"],
  "platform_switch.read": ["PLATFORM_ADMIN"],
  "platform_switch.update": ["PLATFORM_ADMIN"],
} as const satisfies Record<string, readonly PlatformRole[]>;

export type PlatformPermission = keyof typeof platformPermissionRoles;
