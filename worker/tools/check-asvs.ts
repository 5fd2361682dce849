import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const states = new Set(["met", "partly", "not met", "does not apply", "not examined"]);
const rows = /^\| (V[\d.]+) \| [^|]* \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm;

const text = await readFile(resolve(root, ".github/ASVS.md"), "utf8");
const seen = new Set<string>();
const problems: string[] = [];
const counts = new Map<string, number>();
for (const [, id = "", state = "", where = "", tests = ""] of text.matchAll(rows)) {
  if (seen.has(id)) problems.push(`${id} stands there twice.`);
  seen.add(id);
  counts.set(state, (counts.get(state) ?? 0) + 1);
  if (!states.has(state)) problems.push(`${id} has the unknown state ${state}.`);
  if (state !== "not examined" && where === "") problems.push(`${id} does not say where or why.`);
  for (const [, file = ""] of tests.matchAll(/`([^`]+)`/g)) {
    if (!existsSync(resolve(root, file))) problems.push(`${id} names ${file}, which is gone.`);
  }
}
const requirementCount = 253;
if (seen.size !== requirementCount) problems.push(`${seen.size} of ${requirementCount} rows.`);
for (const [state, count] of counts) {
  const words = { met: "met", "does not apply": "do not apply" }[state] ?? state;
  if (!text.includes(`${count} ${words}`)) problems.push(`The sum of “${state}” is ${count}.`);
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}
