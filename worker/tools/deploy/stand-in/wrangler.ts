import { appendFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import type { AccountState } from "./account.ts";

// Answers the commands that the deploy tools use the way wrangler does, on an account in a file.

class Refusal extends Error {}

const [file = "", ...args] = process.argv.slice(2);
const state = JSON.parse(readFileSync(file, "utf8")) as AccountState;
const words = args.filter((arg) => !arg.startsWith("--"));

function record(type: string, fields: object): void {
  const target = process.env.WRANGLER_OUTPUT_FILE_PATH ?? "";
  appendFileSync(target, `${JSON.stringify({ type, version: 1, ...fields })}\n`);
}

function requireWorker(): Record<string, number> {
  if (state.deployment !== undefined) return state.deployment;
  throw new Refusal("This Worker does not exist on your account. [code: 10007]");
}

function requireName(names: string[], name: string, sentence: string): void {
  if (!names.includes(name)) throw new Refusal(sentence);
}

function create(names: string[], name: string): void {
  if (names.includes(name)) throw new Refusal(`${name} exists already`);
  names.push(name);
}

function splitTraffic(specs: string[]): Record<string, number> {
  const traffic = Object.fromEntries(
    specs.map((spec) => {
      const [versionId = "", percentage = ""] = spec.replace("%", "").split("@");
      return [versionId, Number(percentage)];
    }),
  );
  const total = Object.values(traffic).reduce((sum, value) => sum + value, 0);
  if (total !== 100) throw new Refusal(`The percentages add up to ${total}`);
  return traffic;
}

const commands: Record<string, () => Promise<void> | void> = {
  "deployments status": () => {
    const versions = Object.entries(requireWorker()).map(([version_id, percentage]) => ({
      version_id,
      percentage,
    }));
    console.log(JSON.stringify({ id: "deployment", versions }, null, 2));
  },
  "versions upload": () => {
    requireWorker();
    if (state.hasPendingMigration) {
      throw new Refusal(
        "This Worker has a pending Durable Object migration, which cannot be applied",
      );
    }
    record("version-upload", { version_id: state.nextVersion });
  },
  "versions deploy": () => {
    requireWorker();
    state.deployment = splitTraffic(words.filter((word) => word.includes("@")));
  },
  deploy: () => {
    state.deployment = { [state.nextVersion]: 100 };
    record("deploy", { version_id: state.nextVersion });
  },
  "triggers deploy": () => {
    requireWorker();
  },
  "pages deploy": () => {},
  "queues info": () => {
    const [, , name = ""] = words;
    requireName(state.queues, name, `Queue "${name}" does not exist. To create it, run: …`);
  },
  "queues create": () => create(state.queues, words[2] ?? ""),
  "r2 bucket": () => {
    const [, , verb, name = ""] = words;
    if (verb === "create") create(state.buckets, name);
    else requireName(state.buckets, name, "The specified bucket does not exist. [code: 10006]");
  },
  "pages project": () => {
    if (words[2] === "create") create(state.pagesProjects, words[3] ?? "");
    else {
      console.log(JSON.stringify(state.pagesProjects.map((name) => ({ "Project Name": name }))));
    }
  },
  "secret list": () => {
    if (Object.keys(state.secrets).length === 0) requireWorkerForSecrets();
    console.log(JSON.stringify(Object.keys(state.secrets).map((name) => ({ name }))));
  },
  "secret put": async () => {
    state.secrets[words[2] ?? ""] = await text(process.stdin);
  },
};

function requireWorkerForSecrets(): void {
  if (state.deployment === undefined) throw new Refusal('Worker "docuforge" not found.');
}

const line = args.join(" ");
state.calls.push(line);
try {
  const failing = Object.keys(state.failures).find((start) => line.startsWith(start)) ?? "";
  const remaining = state.failures[failing] ?? 0;
  if (remaining > 0) {
    state.failures[failing] = remaining - 1;
    throw new Refusal("A request to the Cloudflare API failed.");
  }
  const command = commands[words.slice(0, 2).join(" ")] ?? commands[words[0] ?? ""];
  if (command === undefined) throw new Refusal(`Unknown command: ${line}`);
  await command();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`X [ERROR] ${error.message}`);
  process.exitCode = 1;
} finally {
  // The edge may read at any moment: it must never see half a file.
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
