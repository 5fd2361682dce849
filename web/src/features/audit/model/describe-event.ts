import { formatName, isExportFormat } from "@/lib/format-name.ts";
import { type Role, roleName } from "@/lib/roles.ts";
import { formatExact } from "@/lib/time.ts";
import type { AuditEvent } from "../api/audit.ts";

/** Groups of actions to choose from, by the first word of the actions. */
export const SUBJECTS = [
  ["session", "Sign-ins"],
  ["user", "Accounts"],
  ["member", "Members"],
  ["invitation", "Invitations"],
  ["organization", "Organization"],
  ["api_key", "API keys"],
  ["access", "Denied access"],
  ["project", "Projects"],
  ["document", "Documents"],
  ["version", "Versions"],
] as const;

const SENTENCES: Readonly<Record<string, string>> = {
  "access.denied": "was denied access",
  "session.started": "signed in",
  "session.refused": "Somebody failed to sign in",
  "session.replayed": "had a session ended for safety",
  "user.signed_up": "signed up",
  "user.updated": "changed their name",
  "user.email_verified": "confirmed their address",
  "user.email_change_asked": "asked for a new address",
  "user.email_changed": "changed their address",
  "user.password_changed": "changed their password",
  "user.two_factor_enabled": "turned two-factor authentication on",
  "user.two_factor_disabled": "turned two-factor authentication off",
  "user.passkey_added": "added a passkey",
  "user.passkey_removed": "removed a passkey",
  "user.account_linked": "connected another account",
  "user.account_unlinked": "disconnected another account",
  "user.recovery_codes_renewed": "renewed their recovery codes",
  "user.password_reset": "chose a new password by mail",
  "user.deletion_scheduled": "asked to delete their account",
  "user.deletion_cancelled": "kept their account",
  "user.deleted": "deleted their account",
  "user.disabled": "disabled an account",
  "user.enabled": "enabled an account again",
  "user.logged_out": "signed somebody out",
  "mail.resent": "sent a mail again",
  "switch.changed": "turned a switch",
  "user.platform_role_changed": "changed a role on the platform",
  "member.added": "added a member",
  "member.removed": "removed a member",
  "member.left": "left",
  "member.role_changed": "changed a role",
  "project.member_added": "gave a role in a project",
  "project.member_role_changed": "changed a role in a project",
  "project.member_removed": "took a role in a project back",
  "api_key.created": "made an API key",
  "api_key.revoked": "revoked an API key",
  "invitation.created": "invited somebody",
  "invitation.accepted": "accepted an invitation",
  "invitation.declined": "Somebody declined an invitation",
  "invitation.revoked": "revoked an invitation",
  "context.updated": "changed the context",
  "draft.generation_requested": "had a draft generated",
  "export.requested": "exported a file",
  "job.retried": "had a job tried again",
  "document.import_requested": "imported a document",
  "document.pack_upgraded": "took a newer prompt pack",
  "draft.approved": "approved a draft",
  "draft.approval_withdrawn": "withdrew an approval",
  "prompt_pack.overridden": "changed the prompts",
  "usage_limit.changed": "changed the limit of usage",
  "version.shared": "shared a version by a link",
  "version.share_revoked": "took a shared link back",
};

/** What happened, after the name of who did it: "changed a role". */
export function describeAction(action: string): string {
  const known = SENTENCES[action];
  if (known !== undefined) return known;
  const [subject = "", verb = ""] = action.split(".");
  const article = /^[aeiou]/u.test(subject) ? "an" : "a";
  return `${verb} ${article} ${subject}`.replaceAll("_", " ");
}

/** Ids and hashes say nothing to people; the CSV has them. */
const MACHINE_VALUE = /^(?:[a-z]{3}_[0-9a-z]{26}|(?:sha256:)?[0-9a-f]{64})$/u;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u;

/** What stands before a value; nothing where the value speaks for itself. */
const LABELS: Readonly<Record<string, string>> = {
  account: "",
  email: "",
  expiresAt: "until ",
  deletesAt: "on ",
  format: "as ",
  jobId: "",
  method: "with ",
  name: "",
  parts: "",
  provider: "with ",
  reason: "",
  role: "",
  template: "",
  title: "",
  type: "",
  wrong: "wrong ",
};

function inWords(key: string): string {
  return key.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function isRole(value: string): value is Role {
  return ["OWNER", "ADMIN", "EDITOR", "VIEWER"].includes(value);
}

function written(value: unknown): string {
  if (typeof value === "string") {
    if (MACHINE_VALUE.test(value)) return "";
    if (isRole(value)) return roleName(value).toLowerCase();
    if (MOMENT.test(value)) return formatExact(new Date(value));
    return value;
  }
  if (Array.isArray(value)) return value.map(written).filter(Boolean).map(inWords).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .flatMap(([key, part]) => {
      const text = key === "format" && isExportFormat(part) ? formatName(part) : written(part);
      return text === "" ? [] : [`${LABELS[key] ?? `${inWords(key)}: `}${text}`];
    })
    .join(", ");
}

/** The details of an event in one line: "viewer → editor". */
export function describeData({ before, after, ...rest }: AuditEvent["data"]): string {
  const change =
    before === undefined && after === undefined
      ? ""
      : `${before === undefined ? "" : written(before)} → ${after === undefined ? "" : written(after)}`;
  return [change, written(rest)].filter(Boolean).join(", ");
}
