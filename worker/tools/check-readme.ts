import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

const heading = "## Why each dependency";

/**
 * What is wrong with the README's table of packages: a package without a reason, a package twice,
 * a package that package.json does not have. Empty when they agree.
 */
export function checkReadme(readme: string, installed: string[]): string[] {
  const section = readme.split(/^(?=## )/m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) return [`README.md has no section "${heading}".`];
  const listed: string[] = [];
  const problems: string[] = [];
  for (const [, cell = "", reason = ""] of section.matchAll(/^\|(.+?)\|(.*)\|$/gm)) {
    const names = [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
    listed.push(...names);
    if (reason.trim() === "") problems.push(`${names.join(", ")} has no reason.`);
  }
  const twice = listed.filter((name, index) => listed.indexOf(name) !== index);
  return [
    ...problems,
    ...twice.map((name) => `${name} is listed twice.`),
    ...installed
      .filter((name) => !listed.includes(name))
      .map((name) => `${name} is in package.json, but README.md does not say why.`),
    ...listed
      .filter((name) => !installed.includes(name))
      .map((name) => `${name} is in README.md, but not in package.json.`),
  ];
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, "../..");
  const manifest = JSON.parse(await readFile(resolve(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const problems = checkReadme(await readFile(resolve(root, "README.md"), "utf8"), [
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.devDependencies),
  ]);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
