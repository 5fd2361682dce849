import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const timeoutMs = 300_000;

/** What one wrangler command printed, and the records it wrote for programs to read. */
export interface WranglerResult {
  stdout: string;
  records: Record<string, unknown>[];
}

/** Runs one wrangler command; rejects with `WranglerError` when it exits with anything but 0. */
export type Wrangler = (args: string[], options?: WranglerOptions) => Promise<WranglerResult>;

interface WranglerOptions {
  /** Written to its standard input: the only way a secret is handed over. */
  input?: string;
  /** Lets wrangler talk to the person at the terminal, to ask for a value. */
  isInteractive?: boolean;
}

/** A wrangler command that failed, with everything it printed. */
export class WranglerError extends Error {
  readonly output: string;

  constructor(args: string[], output: string, reason: string) {
    super(`wrangler ${args.join(" ")} ${reason}:\n${output.trim()}`);
    this.name = "WranglerError";
    this.output = output;
  }
}

/** A runner of the installed wrangler, or of the command given instead. */
export function createWrangler(
  command: string[] = [process.execPath, join(root, "node_modules/wrangler/bin/wrangler.js")],
): Wrangler {
  return async (args, options = {}) => {
    const folder = await mkdtemp(join(tmpdir(), "docuforge-wrangler-"));
    try {
      const recordsFile = join(folder, "records.ndjson");
      const stdout = await runCommand([...command, ...args], args, recordsFile, options);
      return { stdout, records: await readRecords(recordsFile) };
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

function runCommand(
  [program = "", ...programArgs]: string[],
  args: string[],
  recordsFile: string,
  { input = "", isInteractive = false }: WranglerOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArgs, {
      cwd: root,
      stdio: isInteractive ? "inherit" : "pipe",
      timeout: timeoutMs,
      env: {
        ...process.env,
        WRANGLER_OUTPUT_FILE_PATH: recordsFile,
        WRANGLER_SEND_METRICS: "false",
        NO_COLOR: "1",
      },
    });
    let stdout = "";
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    // A command that does not read its input closes the pipe; its exit code says what happened.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
    child.once("error", (cause) => reject(new WranglerError(args, cause.message, "did not start")));
    child.once("close", (code, signal) => {
      if (code === 0) resolve(stdout);
      else reject(new WranglerError(args, output, `ended with ${code ?? signal}`));
    });
  });
}

async function readRecords(file: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
