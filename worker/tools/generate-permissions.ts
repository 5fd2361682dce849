import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

// With --check nothing is written: the file must already be what would be.
const checkOnly = process.argv.includes("--check");
const kernel = resolve(import.meta.dirname, "../kernel");
const target = resolve(kernel, "permissions.gen.ts");

const source = await readFile(resolve(kernel, "roles.csv"), "utf8");
const [header = "", ...lines] = source.trim().split("\n");
const roles = header.split(",").slice(1);
const entries = lines.map((line) => {
  const [permission = "", ...marks] = line.split(",");
  if (marks.length !== roles.length || marks.some((mark) => mark !== "yes" && mark !== "no")) {
    throw new Error(`roles.csv: every role of ${permission} must be yes or no`);
  }
  const allowed = roles.filter((_, column) => marks[column] === "yes");
  return `  ${JSON.stringify(permission)}: [${allowed.map((role) => JSON.stringify(role)).join(", ")}],`;
});

const text = `// Generated from roles.csv by worker/tools/generate-permissions.ts.
export const roles = [${roles.map((role) => JSON.stringify(role)).join(", ")}] as const;

export type Role = (typeof roles)[number];

export const permissionRoles = {
${entries.join("\n")}
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionRoles;
`;

if (!checkOnly) {
  await writeFile(target, text);
} else if ((await readFile(target, "utf8").catch(() => "")) !== text) {
  console.error("worker/kernel/permissions.gen.ts is out of date: run npm run generate.");
  process.exitCode = 1;
}
