import { readFile, writeFile } from "node:fs/promises";

const source = new URL("../kernel/roles.csv", import.meta.url);
const target = new URL("../kernel/permissions.gen.ts", import.meta.url);

const [header = "", ...lines] = (await readFile(source, "utf8")).trim().split("\n");
const roles = header.split(",").slice(1);
const entries = lines.map((line) => {
  const [permission = "", ...marks] = line.split(",");
  if (marks.length !== roles.length || marks.some((mark) => mark !== "yes" && mark !== "no")) {
    throw new Error(`roles.csv: every role of ${permission} must be yes or no`);
  }
  const allowed = roles.filter((_, column) => marks[column] === "yes");
  return `  ${JSON.stringify(permission)}: [${allowed.map((role) => JSON.stringify(role)).join(", ")}],`;
});

await writeFile(
  target,
  `// Generated from roles.csv by worker/tools/generate-permissions.ts.
export const roles = [${roles.map((role) => JSON.stringify(role)).join(", ")}] as const;

export type Role = (typeof roles)[number];

export const permissionRoles = {
${entries.join("\n")}
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionRoles;
`,
);
