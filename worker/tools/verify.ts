import { spawn } from "node:child_process";
import { resolve } from "node:path";

interface Check {
  name: string;
  command: [string, ...string[]];
}

interface Outcome {
  name: string;
  passed: boolean;
  seconds: number;
  output: string;
}

const root = resolve(import.meta.dirname, "../..");
const node = process.execPath;
const bin = (name: string) => resolve(root, "node_modules/.bin", name);
const types = (project: string): [string, ...string[]] => [
  node,
  "node_modules/typescript-native/bin/tsc",
  "--project",
  project,
];

const checks: Check[] = [
  {
    name: "format and lint",
    command: [
      bin("biome"),
      "check",
      "--config-path=worker/tools/biome-config.json",
      "--error-on-warnings",
      ".",
    ],
  },
  { name: "types of the Worker", command: types("worker/tsconfig.json") },
  { name: "types of the tools", command: types("worker/tools/tsconfig.json") },
  { name: "types of the client", command: types("web/tsconfig.json") },
  {
    name: "import rules",
    command: [
      node,
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      "--config",
      "worker/tools/lint/import-rules.cjs",
      "--no-progress",
      "worker",
      "durable",
      "web/src",
    ],
  },
  { name: "dead code", command: [node, bin("knip"), "--config", "worker/tools/knip.json"] },
  { name: "migrations", command: [node, "worker/tools/check-migrations.ts"] },
  { name: "permissions", command: [node, "worker/tools/generate-permissions.ts", "--check"] },
  { name: "contract", command: [node, "worker/tools/generate-contract.ts", "--check"] },
  {
    name: "OpenAPI rules",
    command: [node, bin("redocly"), "lint", "--max-problems=20", "worker/test/golden/openapi.json"],
  },
  {
    name: "no secrets",
    command: [
      node,
      bin("secretlint"),
      ...["--secretlintrc", "worker/tools/secretlint.json"],
      ...["--secretlintignore", ".gitignore"],
      "**/*",
      ".github/**/*",
    ],
  },
  { name: "ASVS", command: [node, "worker/tools/check-asvs.ts"] },
  { name: "README", command: [node, "worker/tools/check-readme.ts"] },
];

const atOnce = 2;
const waiting = [...checks];
const outcomes: Outcome[] = [];
await Promise.all(Array.from({ length: atOnce }, work));

const failed = outcomes.filter((outcome) => !outcome.passed);
for (const { name, output } of failed) console.error(`\n${name}\n${output.trim()}`);
console.log(
  failed.length === 0
    ? "\nEverything holds."
    : `\n${failed.length} of ${checks.length} checks failed.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const outcome = await run(check);
    outcomes.push(outcome);
    console.log(
      `${outcome.passed ? "ok    " : "FAILED"} ${outcome.name} (${outcome.seconds.toFixed(1)} s)`,
    );
  }
}

function run({ name, command: [file, ...args] }: Check): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (text: Buffer) => {
      output += text.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", fail);
    child.once("close", (code) => {
      const seconds = (performance.now() - startedAt) / 1000;
      done({ name, passed: code === 0, seconds, output });
    });
  });
}
