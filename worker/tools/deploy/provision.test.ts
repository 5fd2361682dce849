import { afterEach, expect, it, vi } from "vitest";
import { provision } from "./provision.ts";
import { secretRules } from "./provision-plan.ts";
import { type AccountState, createAccount, type StandInAccount } from "./stand-in/account.ts";

// Each test starts a dozen processes.
vi.setConfig({ testTimeout: 60_000 });

const databaseUrl = "postgres://user:hidden-password@db.example/docuforge";
const lines: string[] = [];
let account: StandInAccount;

async function open(content: Partial<AccountState> = {}): Promise<void> {
  account = await createAccount(content);
}

function run(variables: Record<string, string>, flags: string[] = [], canAsk = false) {
  return provision(["--env", "staging", ...flags], {
    wrangler: account.wrangler,
    variables,
    canAsk,
    log: (line) => lines.push(line),
  });
}

afterEach(async () => {
  lines.length = 0;
  await account.delete();
});

it("creates what is missing and, the second time, nothing", async () => {
  await open();
  await run({ DATABASE_URL: databaseUrl });
  const first = await account.read();
  expect(first.queues.sort()).toEqual([
    "docuforge-dead-letters-staging",
    "docuforge-email-staging",
    "docuforge-export-staging",
    "docuforge-generation-staging",
  ]);
  expect(first.buckets).toEqual(["docuforge-files-staging"]);
  expect(first.pagesProjects).toEqual(["docuforge-staging"]);
  expect(Object.keys(first.secrets).sort()).toEqual([
    "AUTH_SIGNING_KEYS",
    "DATABASE_URL",
    "DATA_ENCRYPTION_KEYS",
  ]);
  expect(first.secrets.DATABASE_URL).toBe(databaseUrl);
  const [key] = JSON.parse(first.secrets.AUTH_SIGNING_KEYS ?? "[]") as Record<string, string>[];
  expect(key).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", d: expect.any(String) });
  // Neither on a command line nor in the log.
  expect([...first.calls, ...lines].join("\n")).not.toContain("hidden-password");

  const steps = await run({});
  const second = await account.read();
  expect(steps.filter(({ kind }) => kind !== "leave-out")).toEqual([]);
  expect({ ...second, calls: [] }).toEqual({ ...first, calls: [] });
  expect(second.calls.filter((call) => / (create|put) /.test(call))).toHaveLength(9);
});

it("says that nothing is missing when nothing is", async () => {
  await open({
    deployment: { v1: 100 },
    queues: [
      "docuforge-dead-letters-staging",
      "docuforge-email-staging",
      "docuforge-export-staging",
      "docuforge-generation-staging",
    ],
    buckets: ["docuforge-files-staging"],
    pagesProjects: ["docuforge-staging"],
    secrets: Object.fromEntries(secretRules.map(({ name }) => [name, "set"])),
  });
  expect(await run({})).toEqual([]);
  expect(lines).toEqual(["staging: nothing is missing"]);
});

it("creates only the rest when some of it exists", async () => {
  await open({ queues: ["docuforge-export-staging"], secrets: { AUTH_SIGNING_KEYS: "kept" } });
  const named = { LLM_MODEL: "model-1", PLATFORM_ADMIN_EMAIL: "ada@example.com" };
  await run({ DATABASE_URL: databaseUrl, ...named });
  const { secrets, queues } = await account.read();
  expect(secrets).toEqual({
    AUTH_SIGNING_KEYS: "kept",
    DATA_ENCRYPTION_KEYS: expect.any(String),
    DATABASE_URL: databaseUrl,
    ...named,
  });
  expect(queues).toHaveLength(4);
});

it("prints the plan and creates nothing with --dry-run", async () => {
  await open();
  await run({ DATABASE_URL: databaseUrl }, ["--dry-run"]);
  const { calls, queues, secrets } = await account.read();
  expect(calls.filter((call) => / (create|put) /.test(call))).toEqual([]);
  expect([queues, secrets]).toEqual([[], {}]);
  expect(lines).toEqual([
    "staging: create queue docuforge-dead-letters-staging",
    "staging: create queue docuforge-email-staging",
    "staging: create queue docuforge-export-staging",
    "staging: create queue docuforge-generation-staging",
    "staging: create R2 bucket docuforge-files-staging",
    "staging: create Pages project docuforge-staging",
    "staging: store secret AUTH_SIGNING_KEYS (freshly made)",
    "staging: store secret DATA_ENCRYPTION_KEYS (freshly made)",
    "staging: store secret DATABASE_URL (from the variable of that name)",
    ...secretRules
      .filter(({ isRequired }) => !isRequired)
      .map(({ name }) => `staging: leave out ${name} (optional; set the variable to store it)`),
  ]);
});

it("creates nothing when a required secret has no value and nobody can be asked", async () => {
  await open();
  await expect(run({ DATABASE_URL: "" })).rejects.toThrow("No value for DATABASE_URL");
  expect((await account.read()).queues).toEqual([]);
});

it("plans to ask at a terminal", async () => {
  await open();
  const steps = await run({}, ["--dry-run"], true);
  expect(steps).toContainEqual({ kind: "secret", name: "DATABASE_URL", source: "ask" });
});

it("stops when the account cannot be read, instead of taking things for missing", async () => {
  await open({ failures: { "r2 bucket info": 1 } });
  await expect(run({ DATABASE_URL: databaseUrl })).rejects.toThrow("API failed");
  expect((await account.read()).queues).toEqual([]);
});
