import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

// With --check nothing is written: the file must already be what would be.
const checkOnly = process.argv.includes("--check");
const kernel = resolve(import.meta.dirname, "../kernel");
const target = resolve(kernel, "permissions.gen.ts");
const platformRoles = ["MODERATOR", "PLATFORM_ADMIN"];

const source = await readFile(resolve(kernel, "roles.csv"), "utf8");
const [header = "", ...lines] = source.trim().split("\n");
const columns = header.split(",").slice(1);
const roles = columns.filter((role) => !platformRoles.includes(role));
const entries = lines.map((line) => {
  const [permission = "", ...marks] = line.split(",");
  if (marks.length !== columns.length || marks.some((mark) => mark !== "yes" && mark !== "no")) {
    throw new Error(`roles.csv: every role of ${permission} must be yes or no`);
  }
  const allowed = columns.filter((_, column) => marks[column] === "yes");
  const ofPlatform = allowed.filter((role) => platformRoles.includes(role));
  if (ofPlatform.length > 0 && ofPlatform.length < allowed.length) {
    throw new Error(`roles.csv: ${permission} is either an organization's or the platform's`);
  }
  const text = `  ${JSON.stringify(permission)}: [${list(allowed)}],`;
  return { text, isPlatform: ofPlatform.length > 0 };
});

const text = `// Generated from roles.csv by worker/tools/generate-permissions.ts.
export const roles = [${list(roles)}] as const;

export type Role = (typeof roles)[number];

export const permissionRoles = {
${textOf({ isPlatform: false })}
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionRoles;

export const platformRoles = [${list(platformRoles)}] as const;

export type PlatformRole = (typeof platformRoles)[number];

export const platformPermissionRoles = {
${textOf({ isPlatform: true })}
} as const satisfies Record<string, readonly PlatformRole[]>;

export type PlatformPermission = keyof typeof platformPermissionRoles;
`;

if (!checkOnly) {
  await writeFile(target, text);
} else if ((await readFile(target, "utf8").catch(() => "")) !== text) {
  console.error("worker/kernel/permissions.gen.ts is out of date: run npm run generate.");
  process.exitCode = 1;
}

function list(names: string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

function textOf({ isPlatform }: { isPlatform: boolean }): string {
  const wanted = entries.filter((entry) => entry.isPlatform === isPlatform);
  return wanted.map((entry) => entry.text).join("\n");
}
