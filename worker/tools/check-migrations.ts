import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = "migrations";
const checksumFile = join(folder, "meta", "checksums.json");
const record = process.argv.includes("--record");

const files = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .sort();
const problems = [...numberingProblems(), ...changedFiles(), ...missingMigrations()];
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}

function numberingProblems(): string[] {
  return files.flatMap((name, index) =>
    name.startsWith(`${String(index).padStart(4, "0")}_`)
      ? []
      : [`${name}: migrations are numbered 0000, 0001, … without gaps or doubles.`],
  );
}

/** Applied migrations never change: their checksums stand beside them and only grow. */
function changedFiles(): string[] {
  const recorded = JSON.parse(readFileSync(checksumFile, "utf8")) as Record<string, string>;
  const actual = Object.fromEntries(
    files.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
  const changed = Object.entries(recorded)
    .filter(([name, checksum]) => actual[name] !== checksum)
    .map(([name]) => `${name}: a migration that others have applied was changed or removed.`);
  if (changed.length === 0 && record) {
    writeFileSync(checksumFile, `${JSON.stringify(actual, null, 2)}\n`);
    return [];
  }
  const unrecorded = files
    .filter((name) => recorded[name] === undefined)
    .map((name) => `${name}: run npm run generate to record it.`);
  return [...changed, ...unrecorded];
}

/** Asks drizzle-kit, on a copy, whether the tables are ahead of the migrations. */
function missingMigrations(): string[] {
  const copy = mkdtempSync(join(tmpdir(), "migrations-"));
  try {
    cpSync(folder, copy, { recursive: true });
    execFileSync(
      "node_modules/.bin/drizzle-kit",
      ["generate", "--dialect=postgresql", "--schema=./worker/**/tables.ts", `--out=${copy}`],
      { stdio: "pipe" },
    );
    return readdirSync(copy)
      .filter((name) => name.endsWith(".sql") && !files.includes(name))
      .map(() => "The tables have changed: make a migration with npm run migration -- <name>.");
  } finally {
    rmSync(copy, { recursive: true });
  }
}
