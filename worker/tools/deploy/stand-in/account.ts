import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWrangler, type Wrangler } from "../wrangler.ts";

const program = fileURLToPath(new URL("./wrangler.ts", import.meta.url));

/** What the stand-in for a Cloudflare account holds. */
export interface AccountState {
  calls: string[];
  /** Percentage by version; undefined while there is no Worker. */
  deployment?: Record<string, number>;
  /** What the next upload is called. */
  nextVersion: string;
  hasPendingMigration: boolean;
  /** How often a command that starts with the text still has to fail. */
  failures: Record<string, number>;
  queues: string[];
  buckets: string[];
  pagesProjects: string[];
  secrets: Record<string, string>;
}

/** A stand-in account in a file, and a runner of the stand-in for wrangler that works on it. */
export interface StandInAccount {
  wrangler: Wrangler;
  read(): Promise<AccountState>;
  delete(): Promise<void>;
}

/** Makes an account with the given content. */
export async function createAccount(content: Partial<AccountState> = {}): Promise<StandInAccount> {
  const folder = await mkdtemp(join(tmpdir(), "docuforge-account-"));
  const file = join(folder, "account.json");
  const state: AccountState = {
    calls: [],
    nextVersion: "v2",
    hasPendingMigration: false,
    failures: {},
    queues: [],
    buckets: [],
    pagesProjects: [],
    secrets: {},
    ...content,
  };
  await writeFile(file, JSON.stringify(state));
  return {
    wrangler: createWrangler([process.execPath, program, file]),
    read: async () => JSON.parse(await readFile(file, "utf8")) as AccountState,
    delete: () => rm(folder, { recursive: true }),
  };
}
