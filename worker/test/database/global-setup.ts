import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    fetchEndpoint: string;
  }
}

/**
 * Gives the tests an empty database with every migration applied, behind a gateway of its own. Both
 * run in a process apart: this file passes through the bundler of the Workers project, which the
 * embedded Postgres does not survive.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const script = fileURLToPath(new URL("./serve.ts", import.meta.url));
  const server = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(server, "exit");
  const line = await Promise.race([
    once(createInterface(server.stdout), "line").then(([text]) => String(text)),
    exited.then(() => undefined),
  ]);
  if (line === undefined) throw new Error("The test database did not start; its message is above.");
  const { databaseUrl, fetchEndpoint } = JSON.parse(line) as {
    databaseUrl: string;
    fetchEndpoint: string;
  };
  project.provide("databaseUrl", databaseUrl);
  project.provide("fetchEndpoint", fetchEndpoint);
  return async () => {
    server.stdin.end();
    await exited;
  };
}
