import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    oauthProviders: string;
  }
}

/** Starts the providers that tests sign in with, in a process apart, as the database is. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const script = fileURLToPath(new URL("./serve.ts", import.meta.url));
  const server = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "ignore"] });
  const exited = once(server, "exit");
  const [line] = (await once(createInterface(server.stdout), "line")) as [string];
  project.provide("oauthProviders", line);
  return async () => {
    server.stdin.end();
    await exited;
  };
}
