import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * Starts the providers that tests sign in with, in a process apart, as the database is. They send
 * people back to the origin; `variable` is what tells a Worker of them.
 */
export async function startProviders(
  origin: string,
): Promise<{ variable: string; stop: () => Promise<void> }> {
  const script = fileURLToPath(new URL("./serve.ts", import.meta.url));
  const server = spawn(process.execPath, [script, origin], { stdio: ["pipe", "pipe", "ignore"] });
  const exited = once(server, "exit");
  const [variable] = (await once(createInterface(server.stdout), "line")) as [string];
  return {
    variable,
    stop: async () => {
      server.stdin.end();
      await exited;
    },
  };
}
