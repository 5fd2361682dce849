import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Desk } from "../population.ts";
import type { Command, Job, Sample } from "./job.ts";

/** The process that makes the load. */
export interface LoadGenerator {
  run(job: Job): Promise<Sample>;
  close(): void;
}

/** Starts the process and tells it who is there. */
export function startLoadGenerator(desks: Desk[]): LoadGenerator {
  const script = fileURLToPath(new URL("./load-process.ts", import.meta.url));
  const child = fork(script, { serialization: "advanced" });
  child.send({ desks } satisfies Command);
  return {
    run: (job) => ask(child, { job }),
    close: () => child.kill(),
  };
}

function ask(child: ChildProcess, command: Command): Promise<Sample> {
  return new Promise((resolve, reject) => {
    function ended(code: number | null): void {
      reject(new Error(`The load generator ended with code ${code}.`));
    }
    child.once("exit", ended);
    child.once("message", (reply: { sample: Sample } | { error: string }) => {
      child.off("exit", ended);
      if ("error" in reply) reject(new Error(reply.error));
      else resolve(reply.sample);
    });
    child.send(command);
  });
}
