import { mkdir, open, readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { createEncryptionKeys, createSigningKeys } from "../signing-keys.ts";

/** A reason not to go on that the person at the keyboard can act on. */
export class StartRefused extends Error {
  override name = "StartRefused";
}

/**
 * Takes the folder for this process and resolves with the way to give it back. A lock left behind by
 * a process that no longer runs is taken over; throws StartRefused when its holder is alive.
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true });
  const path = resolve(dataDir, "lock");
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await createFile(path, await describeProcess(process.pid), 0o644)) {
      return () => rm(path, { force: true });
    }
    const holder = await readFile(path, "utf8").catch(() => "");
    const pid = Number.parseInt(holder, 10);
    if (Number.isInteger(pid) && (await describeProcess(pid)) === holder) {
      throw new StartRefused(
        `${dataDir} is in use by another DocuForge (process ${pid}); stop that one or set DATA_DIR.`,
      );
    }
    await rm(path, { force: true });
  }
  throw new StartRefused(`${resolve(dataDir, "lock")} cannot be taken; remove it and try again.`);
}

/** The secret keys of this installation as the Worker's variables, made on first use. */
export async function readKeys(dataDir: string) {
  return {
    AUTH_SIGNING_KEYS: await keep(resolve(dataDir, "signing-keys.json"), createSigningKeys()),
    DATA_ENCRYPTION_KEYS: await keep(
      resolve(dataDir, "encryption-keys.json"),
      createEncryptionKeys(),
    ),
  };
}

async function keep(path: string, fresh: string): Promise<string> {
  await createFile(path, fresh, 0o600);
  return readFile(path, "utf8");
}

/** Process ids are used again; with its start time one names a single process. Empty for the dead. */
async function describeProcess(pid: number): Promise<string> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return "";
  }
  const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state = "", startTime = ""] = [fields[0], fields[19]];
  // Killed, but its parent has not noticed yet.
  if (state === "Z" || state === "X") return "";
  return `${pid} ${startTime}`;
}

/** False when the file is there already. */
async function createFile(path: string, content: string, mode: number): Promise<boolean> {
  try {
    const file = await open(path, "wx", mode);
    await file.writeFile(content);
    await file.sync();
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
