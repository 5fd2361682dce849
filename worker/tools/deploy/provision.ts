import { parseArgs } from "node:util";
import { createEncryptionKeys, createSigningKeys } from "../signing-keys.ts";
import {
  describeStep,
  type Inventory,
  planProvisioning,
  type Step,
  secretRules,
} from "./provision-plan.ts";
import { parseEnvironment, readTarget, type Target } from "./target.ts";
import { createWrangler, type Wrangler, WranglerError } from "./wrangler.ts";

const generators: Readonly<Record<string, () => string>> = {
  AUTH_SIGNING_KEYS: createSigningKeys,
  DATA_ENCRYPTION_KEYS: createEncryptionKeys,
};

const usage = `Usage: provision.ts --env staging|production [--dry-run]
Creates the queues, the bucket, the Pages project and the secrets that are missing.
Values of secrets are read from the variables of their names:
  ${secretRules.map(({ name }) => name).join("\n  ")}`;

/**
 * Creates what the environment lacks and returns the steps taken (with --dry-run: that would be).
 * Throws before it creates anything when a required secret has no value.
 */
export async function provision(
  args: string[],
  {
    wrangler = createWrangler(),
    variables = process.env,
    canAsk = process.stdin.isTTY,
    log = console.log,
  }: {
    wrangler?: Wrangler;
    variables?: Record<string, string | undefined>;
    canAsk?: boolean;
    log?: (line: string) => void;
  } = {},
): Promise<Step[]> {
  const { values } = parseArgs({
    args,
    options: { env: { type: "string" }, "dry-run": { type: "boolean", default: false } },
  });
  const target = readTarget(parseEnvironment(values.env));
  const offered = new Set(Object.keys(variables).filter((name) => (variables[name] ?? "") !== ""));
  const steps = planProvisioning(target, await takeInventory(wrangler, target), {
    variables: offered,
    canAsk,
  });
  for (const step of steps) log(`${target.environment}: ${describeStep(step)}`);
  if (steps.length === 0) log(`${target.environment}: nothing is missing`);
  if (values["dry-run"]) return steps;
  const lacking = steps.filter((step) => step.kind === "secret" && step.source === "nobody");
  if (lacking.length > 0) {
    throw new Error(`No value for ${lacking.map(({ name }) => name).join(", ")}; nothing created.`);
  }
  for (const step of steps) await take(step, target, wrangler, variables);
  return steps;
}

async function takeInventory(wrangler: Wrangler, target: Target): Promise<Inventory> {
  const found = async (names: string[], command: string[]) => {
    const known = new Set<string>();
    for (const name of names) {
      const answer = await unlessMissing(wrangler([...command, name]));
      if (answer !== undefined) known.add(name);
    }
    return known;
  };
  return {
    queues: await found(target.queues, ["queues", "info"]),
    buckets: await found(target.buckets, ["r2", "bucket", "info"]),
    pagesProjects: await listPagesProjects(wrangler),
    secrets: await listSecrets(wrangler, target),
  };
}

async function listPagesProjects(wrangler: Wrangler): Promise<Set<string>> {
  const { stdout } = await wrangler(["pages", "project", "list", "--json"]);
  const projects = JSON.parse(stdout) as { "Project Name": string }[];
  return new Set(projects.map((project) => project["Project Name"]));
}

async function listSecrets(wrangler: Wrangler, { environment }: Target): Promise<Set<string>> {
  const args = ["secret", "list", "--env", environment, "--format", "json"];
  const answer = await unlessMissing(wrangler(args));
  if (answer === undefined) return new Set();
  return new Set((JSON.parse(answer.stdout) as { name: string }[]).map(({ name }) => name));
}

// Anything but a plain "not there" (no permission, no network) must stop the script.
async function unlessMissing<Result>(answer: Promise<Result>): Promise<Result | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isMissing =
      error instanceof WranglerError && /does not exist|not found/.test(error.output);
    if (isMissing) return undefined;
    throw error;
  }
}

async function take(
  step: Step,
  { environment }: Target,
  wrangler: Wrangler,
  variables: Record<string, string | undefined>,
): Promise<void> {
  if (step.kind === "queue") await wrangler(["queues", "create", step.name]);
  else if (step.kind === "bucket") await wrangler(["r2", "bucket", "create", step.name]);
  else if (step.kind === "pages") {
    await wrangler(["pages", "project", "create", step.name, "--production-branch", "main"]);
  } else if (step.kind === "secret") {
    const args = ["secret", "put", step.name, "--env", environment];
    if (step.source === "ask") await wrangler(args, { isInteractive: true });
    else {
      const generate = step.source === "generate" ? generators[step.name] : undefined;
      await wrangler(args, { input: generate?.() ?? variables[step.name] ?? "" });
    }
  }
}

if (import.meta.main) {
  if (process.argv.length === 2 || process.argv.includes("--help")) console.log(usage);
  else {
    provision(process.argv.slice(2)).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
  }
}
