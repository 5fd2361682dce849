import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const folder = "migrations";
const checksumFile = join(folder, "checksums.json");
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
  // drizzle-kit takes the folder for relative whatever it is, and ends well when it cannot read it.
  mkdirSync(join("node_modules", ".cache"), { recursive: true });
  const copy = mkdtempSync(join("node_modules", ".cache", "migrations-"));
  try {
    cpSync(folder, copy, { recursive: true });
    const said = execFileSync(
      "node_modules/.bin/drizzle-kit",
      ["generate", "--dialect=postgresql", "--schema=./worker/**/tables.ts", `--out=${copy}`],
      { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    );
    if (/No schema changes/.test(said)) return [];
    return readdirSync(copy).some((name) => name.endsWith(".sql") && !files.includes(name))
      ? ["The tables have changed: make a migration with npm run migration -- <name>."]
      : [`drizzle-kit could not compare the tables with the migrations:\n${said}`];
  } finally {
    rmSync(copy, { recursive: true });
  }
}
